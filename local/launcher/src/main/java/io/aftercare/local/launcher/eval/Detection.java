package io.aftercare.local.launcher.eval;

import java.util.Arrays;
import java.util.List;

/**
 * How well scores tell what is out of scope from what is in scope.
 *
 * @param auroc the chance that something out of scope scores higher than something in scope; a tie counts half
 * @param threshold the lowest above which no more than the given share of what is in scope lies
 * @param recall the share of what is out of scope that lies above the threshold
 */
record Detection(double auroc, double threshold, double recall) {
    private static final double ROUNDING = 1e-9;

    /**
     * @param inScope scores of what is in scope, not empty
     * @param outOfScope scores of what is out of scope, not empty
     * @param falseReject the share of what is in scope that may be rejected, at most
     */
    static Detection of(double[] inScope, double[] outOfScope, double falseReject) {
        double[] inside = inScope.clone();
        Arrays.sort(inside);
        // 0.29 of 100 is 28.999999999999996 in binary.
        int mayBeRejected = (int) Math.floor(inside.length * falseReject + ROUNDING);
        double threshold = inside[Math.max(0, inside.length - 1 - mayBeRejected)];
        long found =
                Arrays.stream(outOfScope).filter(score -> score > threshold).count();
        return new Detection(auroc(inside, outOfScope), threshold, (double) found / outOfScope.length);
    }

    static Detection of(List<Outcome> outcomes, double falseReject) {
        return of(scores(outcomes, true), scores(outcomes, false), falseReject);
    }

    private static double[] scores(List<Outcome> outcomes, boolean inScope) {
        return outcomes.stream()
                .filter(outcome -> outcome.isInScope() == inScope)
                .mapToDouble(Outcome::strangeness)
                .toArray();
    }

    /** O(n log n): counts the pairs by looking each score up among the sorted others. */
    private static double auroc(double[] sortedInside, double[] outside) {
        double won = 0;
        for (double score : outside) {
            won += (below(sortedInside, score) + belowOrEqual(sortedInside, score)) / 2.0;
        }
        return won / sortedInside.length / outside.length;
    }

    private static int below(double[] sorted, double value) {
        return belowOrEqual(sorted, Math.nextDown(value));
    }

    private static int belowOrEqual(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
