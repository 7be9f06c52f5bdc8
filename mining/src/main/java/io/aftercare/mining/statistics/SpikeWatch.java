package io.aftercare.mining.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds, among many series of counts, those that run above what is expected of them, step by step. Of all alarms of a
 * period, the share of false ones is at most {@code rate} on average, however the series of a step depend on each other,
 * as long as what is expected of a count is right in view of all that came before it.
 *
 * <p>For each series it keeps the evidence that the rate rose at some step of the period: the mean, over the steps and
 * some ratios, of the likelihood ratios since. That is a nonnegative martingale of mean 1 as long as nothing rose, an
 * e-value at any time one looks (Shin, Ramdas, Rinaldo: E-detectors, 2023). The alarms are those of e-BH (Wang, Ramdas:
 * JRSS B 2022), which needs no independence: k series alarm whose evidence is at least series/(rate k). One that alarmed
 * once stays counted, which only lowers what the others need.
 */
public final class SpikeWatch {
    private final CountModel model;
    private final double rate;
    private final int series;
    private final int steps;
    private final double[] ratios;
    private final Map<String, double[]> evidence = new HashMap<>();
    private final Set<String> alarmed = new HashSet<>();
    private int step;

    /** @param expected above 0 */
    public record Count(String series, long count, double expected) {}

    /** @param evidence how much likelier what was seen is if the rate rose; the larger the surer */
    public record Spike(String series, double evidence) {}

    /**
     * @param rate the false share of alarms that is accepted, such as 0.05
     * @param series how many there are at most
     * @param steps of a period; after it a new watch begins
     * @param ratios above 1: how many times what is expected a spike may be
     */
    public SpikeWatch(CountModel model, double rate, int series, int steps, double... ratios) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("the share of false alarms lies between 0 and 1, not " + rate);
        }
        if (series < 1 || steps < 1) {
            throw new IllegalArgumentException("a watch has at least one series and one step");
        }
        ChangeDetector.requireRatios(ratios);
        this.model = model;
        this.rate = rate;
        this.series = series;
        this.steps = steps;
        this.ratios = ratios.clone();
    }

    /**
     * Takes in the counts of one step; a series without one is not looked at in it.
     *
     * @return the series that alarm now and did not before, the surest first
     * @throws IllegalStateException when the period is over or there are too many series
     */
    public List<Spike> ingest(List<Count> counts) {
        if (step == steps) {
            throw new IllegalStateException("the period of " + steps + " steps is over");
        }
        step++;
        for (Count count : counts) {
            double[] sums = evidence.computeIfAbsent(count.series, first -> new double[ratios.length]);
            if (evidence.size() > series) {
                throw new IllegalStateException("there are more than " + series + " series");
            }
            for (int i = 0; i < ratios.length; i++) {
                sums[i] = (1.0 / steps + sums[i])
                        * Math.exp(model.logLikelihoodRatio(count.count, count.expected, ratios[i]));
            }
        }
        return alarms();
    }

    private List<Spike> alarms() {
        List<Spike> open = new ArrayList<>();
        evidence.forEach((name, sums) -> {
            if (!alarmed.contains(name)) {
                open.add(new Spike(name, evidence(sums)));
            }
        });
        open.sort(Comparator.comparingDouble(Spike::evidence).reversed().thenComparing(Spike::series));
        int enough = 0;
        for (int k = 1; k <= open.size(); k++) {
            if (open.get(k - 1).evidence >= series / (rate * (alarmed.size() + k))) {
                enough = k;
            }
        }
        List<Spike> spikes = List.copyOf(open.subList(0, enough));
        spikes.forEach(spike -> alarmed.add(spike.series));
        return spikes;
    }

    /** What would have begun in steps to come counts with its prior weight, as it has no evidence yet. */
    private double evidence(double[] sums) {
        double sum = 0;
        for (double ratio : sums) {
            sum += ratio;
        }
        return sum / sums.length + (double) (steps - step) / steps;
    }
}
