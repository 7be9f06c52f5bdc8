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
 * <p>Given the totals, counts are binomial with one share p, unknown, as long as nothing rises. The evidence of a series
 * is the likelihood of its counts under a mixture of rises, over the largest that any p gives them: universal inference
 * (Wasserman, Ramdas, Balakrishnan: PNAS 2020). The mixture was chosen before it saw a count, so over the likelihood of
 * the true p it is a martingale with the mean 1, however the other series go; the largest likelihood is not below the true
 * one, so the evidence lies below that martingale: an e-process, with a mean of at most 1 whenever one stops. The mixture
 * is over the share before (log-Cauchy about a guess, in odds), the step of the rise (evenly, summed up by Shiryaev's
 * recursion) and how often the odds doubled (evenly). A bad guess costs complaints, not errors.
 *
 * <p>The alarms are those of e-BH (Wang, Ramdas: JRSS B 2022) at each step: k series alarm whose evidence is at least
 * series/(rate k), one that alarmed once staying counted. Whoever alarmed did so at a time of its own, with k no larger than
 * at the end, so its part of the false share is at most its evidence then times rate/series: at most {@code rate} of all alarms
 * of a period are false on average, however the series depend on each other. This takes that all series are named
 * from the first step on; where n become N it may be up to 1 + ln(N/n) times as much.
 */
public final class ShareWatch {
    /** Of the grid of shares before, in steps to a doubling of the odds; it spans so many doublings both ways. */
    private static final int FINENESS = 3;

    private static final int SPAN = 6;
    private static final int SHARES = 2 * SPAN * FINENESS + 1;

    /** In natural logarithms: within it lies half of what a share may be. */
    private static final double SPREAD = 0.5;

    private static final double LARGEST_EXPONENT = 700;

    private final double rate;
    private final int quiet;
    private final int steps;
    private final int doublings;
    private final Map<String, Watched> series = new HashMap<>();
    private final Set<String> alarmed = new HashSet<>();
    private int step;

    /**
     * Of one step.
     *
     * @param guess of the share that is usual, between 0 and 1; heeded when the series is named first, and made without
     *     a look at its counts
     * @param total of what the count has a share in
     * @param besideCount of {@code besideTotal}: of others, which have the same share as long as nothing rises
     */
    public record Tally(String series, double guess, long count, long total, long besideCount, long besideTotal) {
        public Tally {
            if (count < 0 || besideCount < 0 || count > total || besideCount > besideTotal) {
                throw new IllegalArgumentException(
                        "counts are from 0 to their totals, which those of " + series + " are not");
            }
            if (!(guess > 0 && guess < 1)) {
                throw new IllegalArgumentException("a share lies between 0 and 1, not " + guess + " of " + series);
            }
        }

        /** Of a series whose own past is what is usual. */
        public Tally(String series, double guess, long count, long total) {
            this(series, guess, count, total, 0, 0);
        }
    }

    /**
     * @param step in which it alarmed, from 0
     * @param onset the step in which the share most likely rose
     * @param count since then; {@code expected} so many were
     * @param ratio of the two
     * @param evidence how much likelier what was seen is if the share rose, at least
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
     * @param doublings up to so often the odds of a share may have doubled
     */
    public ShareWatch(double rate, int quiet, int steps, int doublings) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("the share of false alarms lies between 0 and 1, not " + rate);
        }
        if (quiet < 1 || steps < 1) {
            throw new IllegalArgumentException("a watch has at least one quiet step and one that is watched");
        }
        if (doublings < 1) {
            throw new IllegalArgumentException("a share to be found has doubled at least once, not " + doublings);
        }
        this.rate = rate;
        this.quiet = quiet;
        this.steps = steps;
        this.doublings = doublings;
    }

    /**
     * Takes in the next step. Before a series is met for the first time nothing is known of it: name from the first step
     * on those that were there already, and with a total of 0 those that will come.
     *
     * @return those that alarm now and did not before, the surest first
     * @throws IllegalStateException when the period is over
     */
    public List<Rise> ingest(List<Tally> tallies) {
        if (step == quiet + steps) {
            throw new IllegalStateException("the period of " + steps + " steps is over");
        }
        for (Tally tally : tallies) {
            series.computeIfAbsent(tally.series, first -> new Watched(tally.guess))
                    .add(tally);
        }
        series.values().forEach(Watched::close);
        step++;
        return step <= quiet ? List.of() : alarms();
    }

    private List<Rise> alarms() {
        List<Map.Entry<String, Watched>> open = new ArrayList<>(series.entrySet());
        open.removeIf(it -> alarmed.contains(it.getKey()));
        open.sort(Comparator.comparingDouble((Map.Entry<String, Watched> it) -> it.getValue().evidence)
                .reversed()
                .thenComparing(Map.Entry::getKey));
        int enough = 0;
        for (int k = 1; k <= open.size(); k++) {
            if (open.get(k - 1).getValue().evidence >= series.size() / (rate * (alarmed.size() + k))) {
                enough = k;
            }
        }
        List<Rise> rises = open.subList(0, enough).stream()
                .map(it -> it.getValue().rise(it.getKey()))
                .toList();
        rises.forEach(rise -> alarmed.add(rise.series));
        return rises;
    }

    /** The logarithm of how likely a count of a total is, in a certain order. */
    private static double logLikelihood(long count, long total, double logShare, double logRest) {
        return count * logShare + (total - count) * logRest;
    }

    private static double largestLogLikelihood(long count, long total) {
        return count == 0 || count == total
                ? 0
                : logLikelihood(count, total, Math.log((double) count / total), Math.log1p(-(double) count / total));
    }

    /** A series: what there was up to each step, and the mixtures over what may have happened. */
    private final class Watched {
        private final double[] logShares = new double[SHARES + doublings * FINENESS];
        private final double[] logRests = new double[logShares.length];
        private final double[] priors = new double[SHARES];

        /** By share before: the prior times the likelihood where nothing rose; with {@link #risen} over exp(scale). */
        private final double[] unrisen;

        /** By share before and doublings: of all steps in which it may have risen so far. */
        private final double[][] risen = new double[doublings][SHARES];

        private final long[] counts = new long[quiet + steps + 1];
        private final long[] totals = new long[quiet + steps + 1];
        private long besideCount;
        private long besideTotal;
        private long besideCountNow;
        private long besideTotalNow;
        private double scale;
        private double evidence = 1;

        /** The first step in which it may rise; as long as there is nothing of it, none. */
        private int first = Integer.MAX_VALUE;

        Watched(double guess) {
            double logOdds = Math.log(guess) - Math.log1p(-guess);
            for (int i = 0; i < logShares.length; i++) {
                double odds = Math.exp(logOdds + offset(i));
                logShares[i] = Math.log(odds) - Math.log1p(odds);
                logRests[i] = -Math.log1p(odds);
            }
            for (int i = 0; i < SHARES; i++) {
                priors[i] = 1 / (1 + Math.pow(offset(i) / SPREAD, 2));
            }
            divide(priors, sum(priors));
            unrisen = priors.clone();
        }

        private static double offset(int i) {
            return (double) (i - SPAN * FINENESS) / FINENESS * Math.log(2);
        }

        void add(Tally tally) {
            counts[step + 1] += tally.count;
            totals[step + 1] += tally.total;
            besideCountNow += tally.besideCount;
            besideTotalNow += tally.besideTotal;
        }

        void close() {
            long count = counts[step + 1];
            long total = totals[step + 1];
            counts[step + 1] += counts[step];
            totals[step + 1] += totals[step];
            if (first == Integer.MAX_VALUE && total > 0) {
                // Next to others it may be bad from the first day; alone, it has to have a past.
                first = besideTotal + besideTotalNow > 0 ? step : Math.max(quiet, step + 1);
            }
            if (total + besideTotalNow > 0) {
                mix(count, total);
            } else if (step >= first) {
                begin();
            }
            besideCount += besideCountNow;
            besideTotal += besideTotalNow;
            besideCountNow = 0;
            besideTotalNow = 0;
            weigh();
        }

        /** It may rise in this step, as in any other. */
        private void begin() {
            double prior = 1.0 / ((quiet + steps - first) * doublings);
            for (double[] row : risen) {
                for (int i = 0; i < SHARES; i++) {
                    row[i] += prior * unrisen[i];
                }
            }
        }

        private void mix(long count, long total) {
            if (step >= first) {
                begin();
            }
            double[] own = logLikelihoods(count, total, logShares.length);
            double[] beside = logLikelihoods(besideCountNow, besideTotalNow, SHARES);
            // Over the largest of those not given up yet, so that some is left, however far a share jumps.
            double most = largest(unrisen, own, 0, beside);
            for (int k = 0; k < doublings; k++) {
                most = Math.max(most, largest(risen[k], own, (k + 1) * FINENESS, beside));
            }
            multiply(unrisen, own, 0, beside, most);
            double heaviest = Arrays.stream(unrisen).max().orElseThrow();
            for (int k = 0; k < doublings; k++) {
                multiply(risen[k], own, (k + 1) * FINENESS, beside, most);
                heaviest = Math.max(heaviest, Arrays.stream(risen[k]).max().orElseThrow());
            }
            divide(unrisen, heaviest);
            for (double[] row : risen) {
                divide(row, heaviest);
            }
            scale += most + Math.log(heaviest);
        }

        private double[] logLikelihoods(long count, long total, int length) {
            double[] logs = new double[length];
            for (int i = 0; i < length; i++) {
                logs[i] = logLikelihood(count, total, logShares[i], logRests[i]);
            }
            return logs;
        }

        private static double largest(double[] row, double[] own, int shift, double[] beside) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < row.length; i++) {
                if (row[i] > 0) {
                    largest = Math.max(largest, own[i + shift] + beside[i]);
                }
            }
            return largest;
        }

        private static void multiply(double[] row, double[] own, int shift, double[] beside, double scale) {
            for (int i = 0; i < row.length; i++) {
                // What was given up may be likelier than all others.
                row[i] = row[i] == 0 ? 0 : row[i] * Math.exp(own[i + shift] + beside[i] - scale);
            }
        }

        private static void divide(double[] row, double by) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= by;
            }
        }

        private static double sum(double[] row) {
            double sum = 0;
            for (double one : row) {
                sum += one;
            }
            return sum;
        }

        private void weigh() {
            int later = quiet + steps - 1 - step;
            double open = step < first ? 1 : (double) later / (quiet + steps - first);
            double likelihood = open * sum(unrisen);
            for (double[] row : risen) {
                likelihood += sum(row);
            }
            double largest = largestLogLikelihood(counts[step + 1] + besideCount, totals[step + 1] + besideTotal);
            evidence = Math.exp(Math.min(Math.log(likelihood) + scale - largest, LARGEST_EXPONENT));
        }

        Rise rise(String name) {
            int onset = Math.min(first, step - 1);
            double best = Double.NEGATIVE_INFINITY;
            for (int since = onset; since < step; since++) {
                double log = logLikelihoodSince(since);
                if (log > best) {
                    best = log;
                    onset = since;
                }
            }
            long count = counts[step] - counts[onset];
            double total = totals[step] - totals[onset];
            // Half a count, where there was none before, so that there is something to be compared with.
            double expected =
                    total * Math.max(counts[onset] + besideCount, 0.5) / Math.max(totals[onset] + besideTotal, 1);
            return new Rise(name, step - 1, onset, count, expected, evidence);
        }

        private double logLikelihoodSince(int since) {
            long usual = counts[since] + besideCount;
            long usualTotal = totals[since] + besideTotal;
            long count = counts[step] - counts[since];
            long total = totals[step] - totals[since];
            double[] logs = new double[SHARES * doublings];
            for (int i = 0; i < SHARES; i++) {
                double before = Math.log(priors[i]) + logLikelihood(usual, usualTotal, logShares[i], logRests[i]);
                for (int k = 0; k < doublings; k++) {
                    int after = i + (k + 1) * FINENESS;
                    logs[i * doublings + k] = before + logLikelihood(count, total, logShares[after], logRests[after]);
                }
            }
            double most = Arrays.stream(logs).max().orElseThrow();
            return most
                    + Math.log(
                            Arrays.stream(logs).map(log -> Math.exp(log - most)).sum());
        }
    }
}
