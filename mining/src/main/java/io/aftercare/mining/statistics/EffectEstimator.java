package io.aftercare.mining.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The difference of means within strata of cases that are alike (kind, region, product), weighted by how many were
 * treated, with a bootstrap interval that resamples within each stratum and group (Efron, Tibshirani 1993, ch. 8 and
 * 13). The same data and seed give the same interval.
 */
public final class EffectEstimator {
    private static final int FEWEST = 2;
    private final double level;
    private final int resamples;
    private final long seed;

    /** Cases that are alike: the figure of those that had it, and of those that did not. */
    public record Stratum(double[] treated, double[] compared) {}

    /** @param level of confidence, such as 0.8 */
    public EffectEstimator(double level, int resamples, long seed) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level of confidence lies between 0 and 1, not " + level);
        }
        this.level = level;
        this.resamples = resamples;
        this.seed = seed;
    }

    /** Strata without two of each are left out; empty when none is left. */
    public Optional<Effect> of(List<Stratum> all) {
        List<Stratum> strata = all.stream()
                .filter(stratum -> stratum.treated.length >= FEWEST && stratum.compared.length >= FEWEST)
                .toList();
        if (strata.isEmpty()) {
            return Optional.empty();
        }
        int treated =
                strata.stream().mapToInt(stratum -> stratum.treated.length).sum();
        int compared =
                strata.stream().mapToInt(stratum -> stratum.compared.length).sum();
        double estimate = 0;
        for (Stratum stratum : strata) {
            estimate += stratum.treated.length * (mean(stratum.treated) - mean(stratum.compared)) / treated;
        }
        double[] again = resample(strata, treated);
        double tail = (1 - level) / 2;
        // The basic interval: how far resamples are off the estimate is how far the estimate is off the truth.
        double low = 2 * estimate - quantile(again, 1 - tail);
        double high = 2 * estimate - quantile(again, tail);
        return Optional.of(new Effect(estimate, low, high, level, treated, compared));
    }

    private double[] resample(List<Stratum> strata, int treated) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] effects = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            for (Stratum stratum : strata) {
                effects[i] += stratum.treated.length
                        * (drawnMean(stratum.treated, random) - drawnMean(stratum.compared, random))
                        / treated;
            }
        }
        Arrays.sort(effects);
        return effects;
    }

    /** Of a sample with replacement; the variance of so few draws is a little small, and is set right. */
    private static double drawnMean(double[] values, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        double mean = mean(values);
        return mean + (sum / values.length - mean) * Math.sqrt(values.length / (values.length - 1.0));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double quantile(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = (int) Math.ceil(position);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }
}
