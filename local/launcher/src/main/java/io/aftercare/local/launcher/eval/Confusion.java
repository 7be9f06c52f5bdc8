package io.aftercare.local.launcher.eval;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A label that was taken for another, and how often. */
public record Confusion(String label, String predicted, long rows) {
    private static final int MOST_FREQUENT = 20;

    static List<Confusion> of(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.isRight())
                .map(outcome -> new Confusion(outcome.truth(), outcome.predicted(), 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(same -> new Confusion(same.getKey().label(), same.getKey().predicted(), same.getValue()))
                .sorted(Comparator.comparingLong(Confusion::rows)
                        .reversed()
                        .thenComparing(Confusion::label)
                        .thenComparing(Confusion::predicted))
                .limit(MOST_FREQUENT)
                .toList();
    }
}
