package io.aftercare.policy;

import io.aftercare.policy.Counterfactual.Change;
import io.aftercare.policy.Counterfactual.Fact;
import io.aftercare.policy.condition.Vocabulary;
import io.aftercare.policy.pack.Clause;
import io.aftercare.policy.pack.Proviso;
import io.aftercare.policy.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds the least change that turns an answer around, by deciding again with it. What can still be done goes first: to
 * wait, to give evidence. Then what cannot: to have asked earlier, another condition of the goods, another reason. Each is
 * tried alone, then in pairs.
 */
final class WhatIf {
    /** Nobody is told to wait longer. */
    private static final int DAYS_AHEAD = 30;

    private static final List<Vocabulary> GROW_WITH_TIME =
            List.of(Vocabulary.SILENT_DAYS, Vocabulary.SHIP_LATE_DAYS, Vocabulary.DELIVERY_LATE_DAYS);

    /** What a customer can do or say otherwise without turning back the clock. */
    private static final Set<Vocabulary> THEIRS =
            EnumSet.of(Vocabulary.REASON, Vocabulary.CONDITION, Vocabulary.EVIDENCE);

    private final Rules rules;
    private final OptionKind kind;
    private final Situation situation;
    private final List<Situation.Item> items;
    private final List<Clause> giving;

    WhatIf(Rules rules, OptionKind kind, Situation situation, List<Situation.Item> items) {
        this.rules = rules;
        this.kind = kind;
        this.situation = situation;
        this.items = items;
        this.giving = rules.giving(kind);
    }

    private WhatIf(WhatIf all, List<Clause> giving) {
        this.rules = all.rules;
        this.kind = all.kind;
        this.situation = all.situation;
        this.items = all.items;
        this.giving = giving;
    }

    /** A change in thought: the request as it would have been. */
    private record Step(Change change, Request request) {}

    Optional<Counterfactual> turned(boolean allowed) {
        return allowed ? turnedBy(true) : new WhatIf(this, withinReach()).turnedBy(false);
    }

    private Optional<Counterfactual> turnedBy(boolean allowed) {
        Request asked = situation.request();
        List<Step> times = times(asked, allowed);
        List<Step> alone = Stream.of(
                        times.stream().filter(step -> step.request().at().isAfter(asked.at())),
                        allowed ? Stream.<Step>empty() : evidence(asked),
                        times.stream().filter(step -> step.request().at().isBefore(asked.at())),
                        conditions(asked, allowed),
                        reasons(asked))
                .flatMap(steps -> steps)
                .toList();
        Optional<Counterfactual> single = alone.stream()
                .filter(step -> turns(step.request(), allowed))
                .findFirst()
                .map(step -> told(List.of(step.change()), allowed));
        return single.isPresent() || allowed ? single : pair(alone);
    }

    /** The clauses that could give the option after some change; where goods have not arrived, most cannot. */
    private List<Clause> withinReach() {
        Request asked = situation.request();
        List<Situation> moments = Stream.concat(
                        Stream.of(situation), times(asked, false).stream().map(step -> situation.with(step.request())))
                .toList();
        List<Situation> stories = Arrays.stream(Reason.values())
                .map(reason -> situation.with(asked.with(reason)))
                .toList();
        return giving.stream()
                .filter(clause -> items.stream().anyMatch(item -> isWithinReach(clause, item, moments, stories)))
                .toList();
    }

    private static boolean isWithinReach(
            Clause clause, Situation.Item item, List<Situation> moments, List<Situation> stories) {
        boolean possible = clause.requires().stream()
                .map(Proviso::check)
                .filter(rule -> Collections.disjoint(rule.words(), THEIRS))
                .allMatch(rule -> moments.stream().anyMatch(moment -> moment.holds(rule, item)));
        // Where only the reason and the order decide whether the clause speaks, it must speak for some reason.
        boolean told = Collections.disjoint(clause.applies().words(), Situation.NOT_TOLD_BY_REASON);
        return possible && (!told || stories.stream().anyMatch(story -> story.holds(clause.applies(), item)));
    }

    /** Another reason is another story, and so it is tried last. */
    private Optional<Counterfactual> pair(List<Step> alone) {
        return pair(
                        alone,
                        first -> first.change().fact() == Fact.AT
                                ? Stream.concat(evidence(first.request()), conditions(first.request(), false))
                                : first.change().fact() == Fact.EVIDENCE
                                        ? conditions(first.request(), false)
                                        : Stream.empty())
                .or(() -> pair(
                        alone,
                        first -> first.change().fact() == Fact.REASON ? Stream.empty() : reasons(first.request())));
    }

    private Optional<Counterfactual> pair(List<Step> alone, Function<Step, Stream<Step>> seconds) {
        return alone.stream()
                .flatMap(first -> seconds.apply(first)
                        .filter(second -> turns(second.request(), false))
                        .map(second -> told(List.of(first.change(), second.change()), false)))
                .findFirst();
    }

    private boolean turns(Request request, boolean allowed) {
        Situation other = situation.with(request);
        return items.stream()
                .allMatch(item -> giving.stream().anyMatch(clause -> rules.gives(clause, other, item)) != allowed);
    }

    /** The nearest first: the last second of each period that is over, or the first after one that runs; then days of waiting. */
    private List<Step> times(Request asked, boolean allowed) {
        Stream<Instant> ends = giving.stream()
                .flatMap(clause -> items.stream().map(item -> rules.until(clause, situation, item)))
                .filter(deadline -> deadline != null && deadline.at() != null)
                .map(Deadline::at)
                .map(end -> allowed ? end : end.minusSeconds(1))
                .filter(at -> allowed ? at.isAfter(asked.at()) : at.isBefore(asked.at()))
                .filter(at -> !at.isBefore(situation.order().placedAt()))
                .distinct()
                .sorted(allowed ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return Stream.concat(ends, allowed ? Stream.empty() : waiting(asked))
                .map(at -> new Step(new Change(Fact.AT, asked.at().toString(), at.toString()), asked.at(at)))
                .toList();
    }

    /** As many days as it takes until something is as late as a rule asks for, or by one later. */
    private Stream<Instant> waiting(Request asked) {
        return GROW_WITH_TIME.stream()
                .flatMapToLong(word -> rules.thresholds(giving, word)
                        .flatMap(threshold -> LongStream.of(threshold, threshold + 1))
                        .map(threshold ->
                                threshold - (Long) situation.changeable().get(word)))
                .flatMap(days -> LongStream.of(days, days + 1))
                .filter(days -> days > 0 && days <= DAYS_AHEAD)
                .distinct()
                .sorted()
                .mapToObj(days -> asked.at().plus(Duration.ofDays(days)));
    }

    private Stream<Step> evidence(Request asked) {
        return Arrays.stream(Evidence.values())
                .filter(evidence -> !asked.evidence().contains(evidence))
                .filter(evidence -> rules.matters(giving, Vocabulary.EVIDENCE, evidence))
                .map(evidence -> new Step(new Change(Fact.EVIDENCE, "", evidence.code()), asked.with(evidence)));
    }

    /** Mildest first; what would have been milder where it was refused, harsher where it was allowed. */
    private Stream<Step> conditions(Request asked, boolean allowed) {
        List<Condition> others = Arrays.stream(Condition.values())
                .filter(condition -> condition != Condition.UNKNOWN && condition != asked.condition())
                .filter(condition -> allowed
                        ? condition.compareTo(asked.condition()) > 0
                        : condition.compareTo(asked.condition()) < 0)
                .toList();
        return telling(others, Vocabulary.CONDITION)
                .map(condition -> new Step(
                        new Change(Fact.CONDITION, asked.condition().code(), condition.code()), asked.with(condition)));
    }

    private Stream<Step> reasons(Request asked) {
        List<Reason> others = Arrays.stream(Reason.values())
                .filter(reason -> reason != asked.reason())
                .toList();
        return telling(others, Vocabulary.REASON)
                .map(reason ->
                        new Step(new Change(Fact.REASON, asked.reason().code(), reason.code()), asked.with(reason)));
    }

    /** Those that some rule names, and one that stands for all that none does. */
    private <E extends Coded> Stream<E> telling(List<E> values, Vocabulary word) {
        Optional<E> unnamed = values.stream()
                .filter(value -> !rules.matters(giving, word, value))
                .findFirst();
        return values.stream()
                .filter(value -> unnamed.filter(value::equals).isPresent() || rules.matters(giving, word, value));
    }

    private Counterfactual told(List<Change> changes, boolean allowed) {
        Text what = changes.stream()
                .map(this::words)
                .reduce((one, other) -> Words.say("both", one, other))
                .orElseThrow();
        return new Counterfactual(
                changes,
                allowed ? Outcome.REFUSED : Outcome.ALLOWED,
                Words.say(allowed ? "would-refuse" : "would-allow", what, Words.of("option", kind)));
    }

    private Text words(Change change) {
        return switch (change.fact()) {
            case AT -> {
                Instant at = Instant.parse(change.to());
                boolean earlier = at.isBefore(situation.request().at());
                yield Words.say(
                        earlier ? "asked-by" : "asked-from",
                        Words.plain(situation.count().dayOf(at)));
            }
            case CONDITION -> Words.say("condition-were", Words.of("condition", Condition.valueOf(upper(change.to()))));
            case EVIDENCE -> Words.say("evidence-were", Words.of("evidence", Evidence.valueOf(upper(change.to()))));
            case REASON -> Words.say("reason-were", Words.of("reason", Reason.valueOf(upper(change.to()))));
        };
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
