package io.aftercare.local.launcher.eval;

import java.util.Comparator;
import java.util.List;

/** The accuracy on the half of the rows that the service is surest of, which is where it may act without asking. */
final class SurerHalf {
    private SurerHalf() {}

    /** Rows of equal confidence count in their order; one whose confidence is not told counts last. */
    static double accuracy(List<Outcome> outcomes) {
        return Accuracy.of(outcomes.stream()
                .sorted(Comparator.comparing(Outcome::confidence, Comparator.nullsLast(Comparator.reverseOrder())))
                .limit(Math.max(1, outcomes.size() / 2))
                .toList());
    }
}
