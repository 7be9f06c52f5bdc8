package io.aftercare.mining.statistics;

import java.util.Arrays;

/**
 * Tells when counts begin to run at another rate than expected, by the Shiryaev-Roberts statistic, averaged over several
 * ratios of new to old. Without a change, R(n) - n is a martingale, so that the mean time to a false alarm is at least
 * the threshold, whatever the ratios (Pollak: Annals of Statistics 1985; Shin, Ramdas, Rinaldo: E-detectors, 2023).
 */
public final class ChangeDetector {
    private final CountModel model;
    private final double[] ratios;
    private final double[] statistics;
    private final double runLength;

    /**
     * @param runLength the mean number of steps to a false alarm, at least
     * @param ratios of the rates to be found to the one that is expected; below 1 for a drop
     */
    public ChangeDetector(CountModel model, double runLength, double... ratios) {
        if (!(runLength >= 1)) {
            throw new IllegalArgumentException("a run length is a number of steps, not " + runLength);
        }
        requireRatios(ratios);
        this.model = model;
        this.runLength = runLength;
        this.ratios = ratios.clone();
        statistics = new double[ratios.length];
    }

    static void requireRatios(double... ratios) {
        if (ratios.length == 0 || Arrays.stream(ratios).anyMatch(ratio -> !(ratio > 0) || ratio == 1)) {
            throw new IllegalArgumentException(
                    "a rate to be found is a positive multiple of what is expected, not 1: " + Arrays.toString(ratios));
        }
    }

    /**
     * Whether the counts up to this one say that the rate has changed. It then begins anew.
     *
     * @param expected what is expected of this step, above 0
     */
    public boolean ingest(long count, double expected) {
        double sum = 0;
        for (int i = 0; i < ratios.length; i++) {
            statistics[i] = (1 + statistics[i]) * Math.exp(model.logLikelihoodRatio(count, expected, ratios[i]));
            sum += statistics[i];
        }
        boolean changed = sum / ratios.length >= runLength;
        if (changed) {
            Arrays.fill(statistics, 0);
        }
        return changed;
    }
}
