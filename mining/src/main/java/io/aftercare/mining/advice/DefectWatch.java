package io.aftercare.mining.advice;

import io.aftercare.mining.statistics.CountModel;
import io.aftercare.mining.statistics.SpikeWatch;
import io.aftercare.mining.statistics.SpikeWatch.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the series of complaints, such as those about each batch, that rise. What is expected of a day is what the series
 * had so far, drawn towards what all had: the mean of a gamma distribution in which the mean of all counts as
 * {@value #PRIOR_DAYS} days. The alarms are those of {@link SpikeWatch}.
 */
public final class DefectWatch {
    private static final int PRIOR_DAYS = 20;
    private static final int LEARNING_DAYS = 10;
    private static final double LEAST = 0.01;

    private final double rate;

    /** @param rate the false share of alarms that is accepted, such as 0.01 */
    public DefectWatch(double rate) {
        this.rate = rate;
    }

    /**
     * @param day from 0, on which it was told
     * @param since the day from which on it is likeliest that more came
     * @param expectedPerDay before that
     */
    public record Rise(String series, int day, int since, double evidence, double expectedPerDay, double perDay) {}

    /** @param daily the counts of each series, day by day; all of the same length */
    public List<Rise> of(Map<String, int[]> daily) {
        if (daily.isEmpty()) {
            return List.of();
        }
        int days = daily.values().iterator().next().length;
        if (days <= LEARNING_DAYS) {
            return List.of();
        }
        Map<String, int[]> series = new TreeMap<>(daily);
        SpikeWatch watch = new SpikeWatch(CountModel.POISSON, rate, series.size(), days - LEARNING_DAYS, 2, 4, 8);
        Map<String, Integer> soFar = new HashMap<>();
        double all = 0;
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            if (day >= LEARNING_DAYS) {
                List<Count> counts = new ArrayList<>();
                double mean = all / series.size() / day;
                for (Map.Entry<String, int[]> entry : series.entrySet()) {
                    counts.add(new Count(
                            entry.getKey(),
                            entry.getValue()[day],
                            expected(soFar.getOrDefault(entry.getKey(), 0), day, mean)));
                }
                int today = day;
                watch.ingest(counts)
                        .forEach(spike ->
                                rises.add(rise(spike.series(), series.get(spike.series()), today, spike.evidence())));
            }
            for (Map.Entry<String, int[]> entry : series.entrySet()) {
                soFar.merge(entry.getKey(), entry.getValue()[day], Integer::sum);
                all += entry.getValue()[day];
            }
        }
        rises.sort(Comparator.comparingInt(Rise::day).thenComparing(Rise::series));
        return rises;
    }

    private static double expected(int soFar, int days, double mean) {
        return Math.max(LEAST, (PRIOR_DAYS * mean + soFar) / (PRIOR_DAYS + days));
    }

    /** The change is where the likelihood of two Poisson rates, before and after, is greatest, up to the alarm. */
    private static Rise rise(String name, int[] counts, int day, double evidence) {
        int total = 0;
        for (int i = 0; i <= day; i++) {
            total += counts[i];
        }
        int since = day;
        double best = Double.NEGATIVE_INFINITY;
        int before = 0;
        for (int i = 1; i <= day; i++) {
            before += counts[i - 1];
            double likelihood = likelihood(before, i) + likelihood(total - before, day + 1 - i);
            if (likelihood > best && (total - before) * (double) i > before * (double) (day + 1 - i)) {
                best = likelihood;
                since = i;
            }
        }
        int earlier = 0;
        for (int i = 0; i < since; i++) {
            earlier += counts[i];
        }
        int later = 0;
        for (int i = since; i < counts.length; i++) {
            later += counts[i];
        }
        return new Rise(
                name,
                day,
                since,
                evidence,
                earlier / (double) Math.max(1, since),
                later / (double) (counts.length - since));
    }

    private static double likelihood(int count, int days) {
        return count == 0 ? 0 : count * (Math.log((double) count / days) - 1);
    }
}
