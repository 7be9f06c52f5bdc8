package io.aftercare.policy;

import io.aftercare.policy.condition.Rule;
import io.aftercare.policy.condition.Vocabulary;
import io.aftercare.policy.pack.Ask;
import io.aftercare.policy.pack.Clause;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.Proviso;
import io.aftercare.policy.time.Deadline;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A pack's clauses by what they give; asks them one by one. */
final class Rules {
    private final Map<OptionKind, List<Clause>> giving = new EnumMap<>(OptionKind.class);
    private final Map<String, List<Clause>> exceptions = new HashMap<>();
    /** By option and word, what the rules for the option compare the word with. */
    private final Map<OptionKind, Map<Vocabulary, Set<String>>> compared = new EnumMap<>(OptionKind.class);

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
        giving.forEach((kind, clauses) -> {
            Map<Vocabulary, Set<String>> all = new EnumMap<>(Vocabulary.class);
            clauses.stream()
                    .flatMap(this::deciding)
                    .forEach(rule -> rule.compared()
                            .forEach((word, values) -> all.computeIfAbsent(word, it -> new HashSet<>())
                                    .addAll(values)));
            compared.put(kind, all);
        });
    }

    private Stream<Rule> deciding(Clause clause) {
        Stream<Rule> own = Stream.concat(
                Stream.of(clause.applies()), clause.requires().stream().map(Proviso::check));
        Stream<Rule> against = exceptions.getOrDefault(clause.id(), List.of()).stream()
                .flatMap(exception -> Stream.concat(
                        Stream.of(exception.applies()),
                        exception.unless().stream().map(Proviso::check)));
        return Stream.concat(own, against);
    }

    List<Clause> giving(OptionKind kind) {
        return giving.get(kind);
    }

    /** Whether it can matter for an option that a word has this value; if not, it need not be tried. */
    boolean matters(OptionKind kind, Vocabulary word, Coded value) {
        Set<String> values = compared.get(kind).getOrDefault(word, Set.of());
        return values.contains(value.code()) || values.contains(Rule.ANY);
    }

    /** The numbers that rules for an option compare a word with: where an answer may turn. */
    LongStream thresholds(OptionKind kind, Vocabulary word) {
        return compared.get(kind).getOrDefault(word, Set.of()).stream()
                .filter(value -> !value.equals(Rule.ANY))
                .mapToLong(Long::parseLong);
    }

    /** What the clauses that speak of the case say, in the pack's order. */
    List<Verdict> verdicts(OptionKind kind, Situation situation, Situation.Item item) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Clause clause : giving.get(kind)) {
            if (situation.holds(clause.applies(), item)) {
                verdicts.add(verdict(clause, situation, item));
            }
        }
        return verdicts;
    }

    boolean allows(OptionKind kind, Situation situation, Situation.Item item) {
        return giving.get(kind).stream()
                .anyMatch(clause -> situation.holds(clause.applies(), item)
                        && verdict(clause, situation, item).allowed());
    }

    private Verdict verdict(Clause clause, Situation situation, Situation.Item item) {
        Map<Boolean, List<Clause>> exceptions = this.exceptions.getOrDefault(clause.id(), List.of()).stream()
                .filter(exception -> situation.holds(exception.applies(), item))
                .collect(Collectors.partitioningBy(exception ->
                        exception.unless().stream().anyMatch(relief -> situation.holds(relief.check(), item))));
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
            if (!situation.holds(required.check(), item)) {
                return new Verdict(clause, false, false, clause, required.text(), until, List.of(), spared);
            }
        }
        return new Verdict(
                clause, true, false, clause, clause.text(), until, evidence(clause, situation, item), spared);
    }

    /** When the right ends that the clause gives; without an instant while its period has not begun. */
    Deadline until(Clause clause, Situation situation, Situation.Item item) {
        return clause.within() == null ? null : situation.deadline(Deadline.Act.ASK, clause.within(), item);
    }

    private static List<Evidence> evidence(Clause clause, Situation situation, Situation.Item item) {
        return clause.asks().stream()
                .filter(ask -> !situation.request().evidence().contains(ask.evidence()))
                .filter(ask -> ask.when() == null || situation.holds(ask.when(), item))
                .filter(ask -> !spared(ask, situation, item))
                .map(Ask::evidence)
                .toList();
    }

    private static boolean spared(Ask ask, Situation situation, Situation.Item item) {
        if (ask.notWithin() == null) {
            return false;
        }
        Deadline end = situation.deadline(Deadline.Act.ASK, ask.notWithin(), item);
        return end.at() == null || situation.request().at().isBefore(end.at());
    }
}
