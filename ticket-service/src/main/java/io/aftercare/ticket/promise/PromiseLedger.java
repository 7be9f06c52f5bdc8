package io.aftercare.ticket.promise;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.CasesLinked;
import io.aftercare.events.CompensationSettled;
import io.aftercare.events.ConversationEvent;
import io.aftercare.events.EventType;
import io.aftercare.events.ParcelScanned;
import io.aftercare.events.PromiseEvent;
import io.aftercare.events.RefundSettled;
import io.aftercare.ticket.outbox.EventWitness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Closes promises by the events that keep them or call them off, in the transaction of the event: neither can be there
 * without the other.
 */
@ApplicationScoped
class PromiseLedger implements EventWitness {
    private final PromiseRepository repository;
    private final Clock clock;

    PromiseLedger(PromiseRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public Uni<List<PromiseEvent>> heard(String tenant, List<? extends AftercareEvent> events) {
        List<? extends AftercareEvent> telling =
                events.stream().filter(PromiseLedger::tells).toList();
        if (telling.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = clock.instant();
        return repository
                .awaited(tenant, subjects(telling, PromiseLedger::caseOf), subjects(telling, PromiseLedger::talkOf))
                .map(promises -> promises.stream()
                        .flatMap(it -> closed(it, telling, now).stream())
                        .toList());
    }

    private static boolean tells(AftercareEvent event) {
        return isCancelled(event)
                || isMerged(event)
                || Arrays.stream(PromiseKind.values()).anyMatch(kind -> kind.keptBy(event));
    }

    /** Called off goes before kept: whoever cancels a case takes a step too. */
    static List<PromiseEvent> closed(Promise promise, List<? extends AftercareEvent> events, Instant now) {
        List<? extends AftercareEvent> its =
                events.stream().filter(event -> concerns(event, promise)).toList();
        if (its.stream().anyMatch(PromiseLedger::isCancelled)) {
            return promise.voided("case_cancelled", now);
        }
        List<PromiseEvent> caused = new ArrayList<>();
        for (AftercareEvent event : its) {
            if (promise.kind().keptBy(event)) {
                caused.addAll(
                        promise.kept(happenedAt(event, now), EventType.of(event).typeName(), now));
            }
            if (event instanceof CasesLinked merged && isMerged(merged)) {
                promise.goesOnIn(merged.otherCaseId());
            }
        }
        return caused;
    }

    private static boolean concerns(AftercareEvent event, Promise promise) {
        return promise.caseId() == null
                ? promise.conversationId().equals(talkOf(event))
                : promise.caseId().equals(caseOf(event));
    }

    /** The shop's news come later than what they tell of. */
    private static Instant happenedAt(AftercareEvent event, Instant now) {
        return switch (event) {
            case RefundSettled refund -> refund.settledAt();
            case CompensationSettled paid -> paid.settledAt();
            case ParcelScanned scan -> scan.scannedAt();
            default -> now;
        };
    }

    private static boolean isCancelled(AftercareEvent event) {
        return event instanceof CaseStatusChanged change && change.to() == CaseStatus.CANCELLED;
    }

    private static boolean isMerged(AftercareEvent event) {
        return event instanceof CasesLinked link && link.relation().equals("merged_into");
    }

    private static UUID caseOf(AftercareEvent event) {
        return event instanceof CaseEvent step ? step.caseId() : null;
    }

    private static UUID talkOf(AftercareEvent event) {
        return event instanceof ConversationEvent talk ? talk.conversationId() : null;
    }

    private static List<UUID> subjects(List<? extends AftercareEvent> events, Function<AftercareEvent, UUID> subject) {
        return events.stream().map(subject).filter(it -> it != null).distinct().toList();
    }
}
