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
    /** By clause and word, what the clause and its exceptions compare the word with. */
    private final Map<String, Map<Vocabulary, Set<String>>> compared = new HashMap<>();

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
        pack.clauses().forEach(clause -> {
            Map<Vocabulary, Set<String>> all = new EnumMap<>(Vocabulary.class);
            deciding(clause)
                    .forEach(rule -> rule.compared()
                            .forEach((word, values) -> all.computeIfAbsent(word, it -> new HashSet<>())
                                    .addAll(values)));
            compared.put(clause.id(), all);
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

    /** Whether it can matter to clauses that a word has this value; if not, it need not be tried. */
    boolean matters(List<Clause> clauses, Vocabulary word, Coded value) {
        return clauses.stream()
                .map(clause -> compared.get(clause.id()).getOrDefault(word, Set.of()))
                .anyMatch(values -> values.contains(value.code()) || values.contains(Rule.ANY));
    }

    /** The numbers that clauses compare a word with: where an answer may turn. */
    LongStream thresholds(List<Clause> clauses, Vocabulary word) {
        return clauses.stream()
                .flatMap(clause -> compared.get(clause.id()).getOrDefault(word, Set.of()).stream())
                .filter(value -> !value.equals(Rule.ANY))
                .distinct()
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

    /** Whether a clause gives what it can give, without the reasons that a {@link #verdicts verdict} has. */
    boolean gives(Clause clause, Situation situation, Situation.Item item) {
        if (!situation.holds(clause.applies(), item)) {
            return false;
        }
        for (Clause exception : exceptions.getOrDefault(clause.id(), List.of())) {
            if (situation.holds(exception.applies(), item) && !isRelieved(exception, situation, item)) {
                return false;
            }
        }
        for (Proviso required : clause.requires()) {
            if (!situation.holds(required.check(), item)) {
                return false;
            }
        }
        return !isLate(until(clause, situation, item), situation);
    }

    private static boolean isRelieved(Clause exception, Situation situation, Situation.Item item) {
        return exception.unless().stream().anyMatch(relief -> situation.holds(relief.check(), item));
    }

    private static boolean isLate(Deadline until, Situation situation) {
        return until != null && until.at() != null && !situation.request().at().isBefore(until.at());
    }

    private Verdict verdict(Clause clause, Situation situation, Situation.Item item) {
        Map<Boolean, List<Clause>> exceptions = this.exceptions.getOrDefault(clause.id(), List.of()).stream()
                .filter(exception -> situation.holds(exception.applies(), item))
                .collect(Collectors.partitioningBy(exception -> isRelieved(exception, situation, item)));
        List<Clause> spared = exceptions.get(true);
        Deadline until = until(clause, situation, item);
        if (!exceptions.get(false).isEmpty()) {
            Clause barring = exceptions.get(false).getFirst();
            return new Verdict(clause, false, false, barring, barring.text(), until, List.of(), spared);
        }
        if (isLate(until, situation)) {
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
