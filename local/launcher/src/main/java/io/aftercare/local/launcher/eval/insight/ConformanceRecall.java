package io.aftercare.local.launcher.eval.insight;

import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.ReplySent;
import io.aftercare.insight.conformance.CasePaths;
import io.aftercare.insight.conformance.DeskRules;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.merchant.Merchant;
import io.aftercare.local.merchant.MerchantOptions;
import io.aftercare.local.merchant.Plant;
import io.aftercare.local.merchant.Truth.PlantedDeviation;
import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.conformance.CaseReplay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Steps off the path, and against the rules of the desk, planted in a merchant: which of them are told. */
final class ConformanceRecall {
    private static final int DAYS = 30;
    private static final int CASES = 10_000;
    private static final int PRODUCTS = 20;

    private final MerchantOptions options;
    private final CasePaths paths = new CasePaths();
    private final Map<UUID, Watched> cases = new HashMap<>();
    private final Map<UUID, UUID> caseOfConversation = new HashMap<>();
    private final Map<UUID, PlantedDeviation> planted = new HashMap<>();
    private final Set<UUID> told = new HashSet<>();
    private final Set<UUID> accused = new HashSet<>();

    private record Watched(CaseReplay replay, DeskRules rules) {}

    ConformanceRecall(Instant end, long seed) {
        options = new MerchantOptions("eval", end, DAYS, CASES, PRODUCTS, seed, Plant.DEVIATIONS);
    }

    List<Row> rows() {
        new Merchant(options, this::watch, deviation -> planted.put(deviation.eventId(), deviation)).run();
        // Last, as what is said within minutes puts some right.
        cases.forEach((id, it) -> it.rules.breaches().forEach(breach -> tell(breach.eventId(), id)));
        List<Row> rows = new ArrayList<>();
        for (Plant plant : Plant.values()) {
            List<UUID> of = planted.values().stream()
                    .filter(it -> it.plant() == plant)
                    .map(PlantedDeviation::eventId)
                    .toList();
            if (!of.isEmpty()) {
                rows.add(Row.ratio(plant.code() + " told, of " + of.size(), share(of)));
            }
        }
        double recall = share(List.copyOf(planted.keySet()));
        rows.add(Row.judged("planted deviations told", recall, "", ">= 0.99", recall >= 0.99));
        Set<UUID> deviating = new HashSet<>();
        planted.values().forEach(it -> deviating.add(it.caseId()));
        long wrong = accused.stream().filter(it -> !deviating.contains(it)).count();
        rows.add(Row.exactly("cases accused that did nothing wrong", wrong, "cases", 0));
        return rows;
    }

    private double share(List<UUID> events) {
        return events.stream().filter(told::contains).count() / (double) events.size();
    }

    private void watch(EventEnvelope event) {
        switch (event.data()) {
            case CaseOpened it -> {
                Watched watched =
                        new Watched(new CaseReplay(it.caseId().toString(), paths.of(it.kind())), new DeskRules());
                watched.rules.opened(it.department().code());
                cases.put(it.caseId(), watched);
                caseOfConversation.put(it.conversationId(), it.caseId());
            }
            case CaseStageChanged it -> {
                Watched watched = cases.get(it.caseId());
                String activity = CasePaths.activity(it.command(), it.to());
                watched.replay
                        .ingest(new ActivityEvent(it.caseId().toString(), activity, event.time()))
                        .ifPresent(deviation -> tell(event.id(), it.caseId()));
                watched.rules.moved(event.id(), activity, it.status().code(), it.actor(), event.time());
            }
            case CaseAssigned it ->
                cases.get(it.caseId())
                        .rules
                        .assigned(event.id(), it.department().code(), event.time());
            case MessageReceived it -> rules(it.conversationId(), DeskRules::customerSpoke);
            case ReplySent it -> rules(it.conversationId(), rules -> rules.merchantSpoke(event.time()));
            default -> {
                // Neither a step nor something said.
            }
        }
    }

    private void rules(UUID conversation, Consumer<DeskRules> what) {
        UUID caseId = caseOfConversation.get(conversation);
        if (caseId != null) {
            what.accept(cases.get(caseId).rules);
        }
    }

    private void tell(UUID event, UUID caseId) {
        told.add(event);
        accused.add(caseId);
    }
}
