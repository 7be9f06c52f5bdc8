package io.aftercare.policy;

import io.aftercare.policy.condition.Facts;
import io.aftercare.policy.condition.Vocabulary;
import io.aftercare.policy.pack.Ask;
import io.aftercare.policy.pack.Clause;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.Proviso;
import io.aftercare.policy.time.Deadline;
import io.aftercare.policy.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A pack's clauses by what they give; asks them one by one. */
final class Rules {
    private static final Set<Vocabulary> GROW_WITH_TIME =
            EnumSet.of(Vocabulary.SILENT_DAYS, Vocabulary.SHIP_LATE_DAYS, Vocabulary.DELIVERY_LATE_DAYS);

    private final Map<OptionKind, List<Clause>> giving = new EnumMap<>(OptionKind.class);
    private final Map<String, List<Clause>> exceptions = new HashMap<>();

    Rules(Pack pack) {
        for (OptionKind kind : OptionKind.values()) {
            giving.put(
                    kind,
                    pack.clauses().stream()
                            .filter(clause -> clause.gives().containsKey(kind))
                            .toList());
        }
        pack.clauses()
                .forEach(clause -> clause.bars()
                        .forEach(barred -> exceptions
                                .computeIfAbsent(barred, id -> new ArrayList<>())
                                .add(clause)));
    }

    List<Clause> giving(OptionKind kind) {
        return giving.get(kind);
    }

    /** Whether some clause looks at how late something is, so that waiting may open an option. */
    boolean waitingMayHelp(OptionKind kind) {
        return giving.get(kind).stream()
                .flatMap(clause -> clause.requires().stream())
                .anyMatch(proviso -> proviso.check().words().stream().anyMatch(GROW_WITH_TIME::contains));
    }

    /** What the clauses that speak of the case say, in the pack's order. */
    List<Verdict> verdicts(OptionKind kind, Situation situation, Situation.Item item) {
        Facts facts = situation.facts(item);
        List<Verdict> verdicts = new ArrayList<>();
        for (Clause clause : giving.get(kind)) {
            if (clause.applies().holds(facts)) {
                verdicts.add(verdict(clause, situation, item, facts));
            }
        }
        return verdicts;
    }

    boolean allows(OptionKind kind, Situation situation, Situation.Item item) {
        Facts facts = situation.facts(item);
        return giving.get(kind).stream()
                .anyMatch(clause -> clause.applies().holds(facts)
                        && verdict(clause, situation, item, facts).allowed());
    }

    private Verdict verdict(Clause clause, Situation situation, Situation.Item item, Facts facts) {
        Map<Boolean, List<Clause>> exceptions = this.exceptions.getOrDefault(clause.id(), List.of()).stream()
                .filter(exception -> exception.applies().holds(facts))
                .collect(Collectors.partitioningBy(exception -> exception.unless().stream()
                        .anyMatch(relief -> relief.check().holds(facts))));
        List<Clause> spared = exceptions.get(true);
        Deadline until = until(clause, situation, item);
        if (!exceptions.get(false).isEmpty()) {
            Clause barring = exceptions.get(false).getFirst();
            return new Verdict(clause, false, false, barring, barring.text(), until, List.of(), spared);
        }
        if (until != null && until.at() != null && !situation.request().at().isBefore(until.at())) {
            Text late = Words.say("too-late", Words.plain(until.lastDay()));
            return new Verdict(clause, false, true, clause, late, until, List.of(), spared);
        }
        for (Proviso required : clause.requires()) {
            if (!required.check().holds(facts)) {
                return new Verdict(clause, false, false, clause, required.text(), until, List.of(), spared);
            }
        }
        return new Verdict(
                clause, true, false, clause, clause.text(), until, evidence(clause, situation, item, facts), spared);
    }

    /** When the right ends that the clause gives; without an instant while its period has not begun. */
    Deadline until(Clause clause, Situation situation, Situation.Item item) {
        return clause.within() == null ? null : deadline(Deadline.Act.ASK, clause.within(), situation, item);
    }

    static Deadline deadline(Deadline.Act act, Period period, Situation situation, Situation.Item item) {
        Period own = period.forWarrantyOf(item.line().warrantyMonths());
        return situation.count().deadline(act, own, situation.moment(own.after()));
    }

    private static List<Evidence> evidence(Clause clause, Situation situation, Situation.Item item, Facts facts) {
        return clause.asks().stream()
                .filter(ask -> !situation.request().evidence().contains(ask.evidence()))
                .filter(ask -> ask.when() == null || ask.when().holds(facts))
                .filter(ask -> !spared(ask, situation, item))
                .map(Ask::evidence)
                .toList();
    }

    private static boolean spared(Ask ask, Situation situation, Situation.Item item) {
        if (ask.notWithin() == null) {
            return false;
        }
        Deadline end = deadline(Deadline.Act.ASK, ask.notWithin(), situation, item);
        return end.at() == null || situation.request().at().isBefore(end.at());
    }
}
