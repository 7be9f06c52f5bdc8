package io.aftercare.mining.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds, among many series of counts, those whose share of a total has risen, step by step, where nobody says what is
 * usual: a product's complaints among all of a day. What each share was is told by the steps before, and a busy day is busy
 * for all.
 *
 * <p>Of n + m counts, m from before a step and n since, n is binomial as long as the share is what it was; the
 * likelihood ratio of a share that is r times as large depends on no unknown (of two Poisson counts, given their sum:
 * Przyborowski, Wilenski: Biometrika 1940), and so has the mean 1. Their mean over steps and ratios is the evidence of a
 * series, and the alarms are those of e-BH (Wang, Ramdas: JRSS B 2022): k series alarm whose evidence is at least
 * series/(rate k), one that alarmed once staying counted. At most {@code rate} of all alarms of a period are false on
 * average, however the series depend on each other, over as many series as were met.
 */
public final class ShareWatch {
    private static final double LARGEST_EXPONENT = 700;

    private final double rate;
    private final int quiet;
    private final int steps;
    private final double[] ratios;
    private final double[] logarithms;
    private final Map<String, Sums> series = new HashMap<>();
    private final Set<String> alarmed = new HashSet<>();
    private int step;

    /**
     * Of one step.
     *
     * @param total of what the count has a share in
     * @param usualCount of {@code usualTotal}: what the step says of the share that is usual
     */
    public record Tally(String series, long count, long total, long usualCount, long usualTotal) {
        public Tally {
            if (count < 0 || total < 0 || usualCount < 0 || usualTotal < 0) {
                throw new IllegalArgumentException("counts are from 0, which those of " + series + " are not");
            }
        }

        /** Of a series whose own past is what is usual. */
        public Tally(String series, long count, long total) {
            this(series, count, total, count, total);
        }
    }

    /**
     * @param step in which it alarmed, from 0
     * @param onset the step in which the share most likely rose
     * @param count since then; {@code expected} so many were
     * @param ratio of the two
     * @param evidence how much likelier what was seen is if the share rose
     */
    public record Rise(String series, int step, int onset, long count, double expected, double evidence) {
        public double ratio() {
            return count / expected;
        }
    }

    /**
     * @param rate the false share of alarms that is accepted, such as 0.05
     * @param quiet so many steps only tell what is usual
     * @param steps of a period, behind those; after it a new watch begins
     * @param ratios above 1: how many times as large a share may become
     */
    public ShareWatch(double rate, int quiet, int steps, double... ratios) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("the share of false alarms lies between 0 and 1, not " + rate);
        }
        if (quiet < 1 || steps < 1) {
            throw new IllegalArgumentException("a watch has at least one quiet step and one that is watched");
        }
        if (ratios.length == 0
                || Arrays.stream(ratios).anyMatch(ratio -> !(ratio > 1 && ratio < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException(
                    "a share to be found is a multiple above 1 of what is usual: " + Arrays.toString(ratios));
        }
        this.rate = rate;
        this.quiet = quiet;
        this.steps = steps;
        this.ratios = ratios.clone();
        this.logarithms = Arrays.stream(ratios).map(Math::log).toArray();
    }

    /**
     * Takes in the next step. Before a series is met for the first time nothing is known of it: name from the first step
     * on, with counts of 0, those that were there already.
     *
     * @return those that alarm now and did not before, the surest first
     * @throws IllegalStateException when the period is over
     */
    public List<Rise> ingest(List<Tally> tallies) {
        if (step == quiet + steps) {
            throw new IllegalStateException("the period of " + steps + " steps is over");
        }
        for (Tally tally : tallies) {
            Sums sums = series.computeIfAbsent(tally.series, first -> new Sums(quiet + steps + 1));
            sums.counts[step + 1] = tally.count;
            sums.totals[step + 1] = tally.total;
            sums.usualCounts[step + 1] = tally.usualCount;
            sums.usualTotals[step + 1] = tally.usualTotal;
        }
        series.values().forEach(sums -> sums.addUp(step));
        step++;
        return step <= quiet ? List.of() : alarms();
    }

    private List<Rise> alarms() {
        List<Rise> open = new ArrayList<>();
        series.forEach((name, sums) -> {
            if (!alarmed.contains(name)) {
                open.add(rise(name, sums));
            }
        });
        open.sort(Comparator.comparingDouble(Rise::evidence).reversed().thenComparing(Rise::series));
        int enough = 0;
        for (int k = 1; k <= open.size(); k++) {
            if (open.get(k - 1).evidence >= series.size() / (rate * (alarmed.size() + k))) {
                enough = k;
            }
        }
        List<Rise> rises = List.copyOf(open.subList(0, enough));
        rises.forEach(rise -> alarmed.add(rise.series));
        return rises;
    }

    /** What would have begun in steps to come counts with its prior weight, as it has no evidence yet. */
    private Rise rise(String name, Sums sums) {
        double evidence = (double) (quiet + steps - step) / steps;
        double best = -1;
        int onset = quiet;
        for (int since = quiet; since < step; since++) {
            double ratio = likelihoodRatio(sums, since);
            evidence += ratio / steps;
            if (ratio > best) {
                best = ratio;
                onset = since;
            }
        }
        long count = sums.counts[step] - sums.counts[onset];
        double total = sums.totals[step] - sums.totals[onset];
        // Half a count, where there was none before, so that there is something to be compared with.
        double expected = total * Math.max(sums.usualCounts[onset], 0.5) / Math.max(sums.usualTotals[onset], 1);
        return new Rise(name, step - 1, onset, count, expected, evidence);
    }

    private double likelihoodRatio(Sums sums, int since) {
        long count = sums.counts[step] - sums.counts[since];
        double now = sums.totals[step] - sums.totals[since];
        double before = sums.usualTotals[since];
        if (now == 0 || before == 0) {
            return 1;
        }
        long all = sums.usualCounts[since] + count;
        double evenly = Math.log(before + now);
        double sum = 0;
        for (int i = 0; i < ratios.length; i++) {
            double log = count * logarithms[i] + all * (evenly - Math.log(before + ratios[i] * now));
            sum += Math.exp(Math.min(log, LARGEST_EXPONENT));
        }
        return sum / ratios.length;
    }

    /** How much there was up to each step. */
    private static final class Sums {
        private final long[] counts;
        private final long[] totals;
        private final long[] usualCounts;
        private final long[] usualTotals;

        Sums(int length) {
            counts = new long[length];
            totals = new long[length];
            usualCounts = new long[length];
            usualTotals = new long[length];
        }

        void addUp(int step) {
            counts[step + 1] += counts[step];
            totals[step + 1] += totals[step];
            usualCounts[step + 1] += usualCounts[step];
            usualTotals[step + 1] += usualTotals[step];
        }
    }
}
