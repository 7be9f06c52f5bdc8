package io.aftercare.local.launcher.eval;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Whether confidences can be believed: Guo et al. 2017, On Calibration of Modern Neural Networks, with 10 bins of equal
 * width. Rows whose confidence the service does not tell are in none.
 */
record Calibration(List<Bin> bins) {
    private static final int BINS = 10;

    /**
     * The rows whose confidence lies in {@code [from, to)}, the last bin with its upper end.
     *
     * @param confidence their mean confidence; null when there are none
     * @param accuracy the share of them that is right; null when there are none
     */
    public record Bin(double from, double to, int rows, Double confidence, Double accuracy) {
        private double gap() {
            return rows == 0 ? 0 : Math.abs(confidence - accuracy);
        }
    }

    static Calibration of(List<Outcome> outcomes) {
        int[] rows = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (Outcome outcome : outcomes) {
            if (outcome.confidence() != null) {
                int bin = Math.clamp((int) (outcome.confidence() * BINS), 0, BINS - 1);
                rows[bin]++;
                right[bin] += outcome.isRight() ? 1 : 0;
                confidence[bin] += outcome.confidence();
            }
        }
        return new Calibration(IntStream.range(0, BINS)
                .mapToObj(bin -> bin(bin, rows[bin], right[bin], confidence[bin]))
                .toList());
    }

    private static Bin bin(int number, int rows, int right, double confidence) {
        return new Bin(
                (double) number / BINS,
                (double) (number + 1) / BINS,
                rows,
                rows == 0 ? null : confidence / rows,
                rows == 0 ? null : (double) right / rows);
    }

    static boolean applies(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::confidence).anyMatch(Objects::nonNull);
    }

    static double error(List<Outcome> outcomes) {
        return of(outcomes).error();
    }

    /** The expected calibration error: how far confidence and accuracy lie apart, on average over the rows. */
    double error() {
        int rows = bins.stream().mapToInt(Bin::rows).sum();
        return rows == 0
                ? 0
                : bins.stream().mapToDouble(bin -> bin.rows() * bin.gap()).sum() / rows;
    }
}
