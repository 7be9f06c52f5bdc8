package io.aftercare.policy;

import io.aftercare.policy.Counterfactual.Change;
import io.aftercare.policy.Counterfactual.Fact;
import io.aftercare.policy.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the least change that turns an answer around, by deciding again with it. What can still be done goes first: to
 * wait, to give evidence. Then what cannot: to have asked earlier, another condition of the goods, another reason. Each is
 * tried alone, then in pairs.
 */
final class WhatIf {
    /** How many days of waiting are tried where waiting may open an option. */
    private static final int DAYS_AHEAD = 30;

    private final Rules rules;
    private final OptionKind kind;
    private final Situation situation;
    private final List<Situation.Item> items;

    WhatIf(Rules rules, OptionKind kind, Situation situation, List<Situation.Item> items) {
        this.rules = rules;
        this.kind = kind;
        this.situation = situation;
        this.items = items;
    }

    /** A change in thought: the request as it would have been. */
    private record Step(Change change, Request request) {}

    Optional<Counterfactual> turned(boolean allowed) {
        Request asked = situation.request();
        List<Step> alone = steps(asked, allowed);
        Optional<Counterfactual> single = alone.stream()
                .filter(step -> turns(step.request(), allowed))
                .findFirst()
                .map(step -> told(List.of(step.change()), allowed));
        return single.isPresent() || allowed ? single : pair(alone, false).or(() -> pair(alone, true));
    }

    /** @param otherReason whether one of the two is another reason, which is another story and so tried last */
    private Optional<Counterfactual> pair(List<Step> alone, boolean otherReason) {
        for (Step first : alone) {
            for (Step second : steps(first.request(), false)) {
                Fact fact = second.change().fact();
                boolean wanted = fact.compareTo(first.change().fact()) > 0 && (fact == Fact.REASON) == otherReason;
                if (wanted && turns(second.request(), false)) {
                    return Optional.of(told(List.of(first.change(), second.change()), false));
                }
            }
        }
        return Optional.empty();
    }

    private boolean turns(Request request, boolean allowed) {
        Situation other = situation.with(request);
        return items.stream().allMatch(item -> rules.allows(kind, other, item) != allowed);
    }

    private List<Step> steps(Request asked, boolean allowed) {
        List<Step> steps = new ArrayList<>();
        times(asked, allowed).filter(at -> at.isAfter(asked.at())).forEach(at -> steps.add(step(asked, at)));
        if (!allowed) {
            Arrays.stream(Evidence.values())
                    .filter(evidence -> !asked.evidence().contains(evidence))
                    .forEach(evidence ->
                            steps.add(new Step(new Change(Fact.EVIDENCE, "", evidence.code()), asked.with(evidence))));
        }
        times(asked, allowed).filter(at -> at.isBefore(asked.at())).forEach(at -> steps.add(step(asked, at)));
        conditions(asked, allowed)
                .forEach(condition -> steps.add(new Step(
                        new Change(Fact.CONDITION, asked.condition().code(), condition.code()),
                        asked.with(condition))));
        Arrays.stream(Reason.values())
                .filter(reason -> reason != asked.reason())
                .forEach(reason -> steps.add(
                        new Step(new Change(Fact.REASON, asked.reason().code(), reason.code()), asked.with(reason))));
        return steps;
    }

    private static Step step(Request asked, Instant at) {
        return new Step(new Change(Fact.AT, asked.at().toString(), at.toString()), asked.at(at));
    }

    /** The nearest first: the last second of each period that is over, or the first after one that runs; then days of waiting. */
    private Stream<Instant> times(Request asked, boolean allowed) {
        Situation now = situation.with(asked);
        Stream<Instant> ends = rules.giving(kind).stream()
                .flatMap(clause -> items.stream().map(item -> rules.until(clause, now, item)))
                .filter(deadline -> deadline != null && deadline.at() != null)
                .map(Deadline::at)
                .map(end -> allowed ? end : end.minusSeconds(1))
                .filter(at -> allowed ? at.isAfter(asked.at()) : at.isBefore(asked.at()))
                .filter(at -> !at.isBefore(situation.order().placedAt()))
                .distinct()
                .sorted(allowed ? Comparator.naturalOrder() : Comparator.reverseOrder());
        Stream<Instant> ahead = !allowed && rules.waitingMayHelp(kind)
                ? Stream.iterate(1, days -> days <= DAYS_AHEAD, days -> days + 1)
                        .map(days -> asked.at().plus(Duration.ofDays(days)))
                : Stream.empty();
        return Stream.concat(ends, ahead);
    }

    /** What would have been milder where it was refused, harsher where it was allowed. */
    private static Stream<Condition> conditions(Request asked, boolean allowed) {
        return Arrays.stream(Condition.values())
                .filter(condition -> condition != Condition.UNKNOWN && condition != asked.condition())
                .filter(condition -> allowed
                        ? condition.compareTo(asked.condition()) > 0
                        : condition.compareTo(asked.condition()) < 0);
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
        return code.toUpperCase(java.util.Locale.ROOT);
    }
}
