package io.aftercare.local.launcher.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How fast a part's memory grows: one straight line by least squares through all its instances, each of which has a height
 * of its own, since a restart begins anew.
 *
 * @param slope in MB an hour
 * @param low the lower end of the interval that holds the true slope 95 times in 100, were the samples independent
 * @param high its upper end
 */
record MemoryTrend(double slope, double low, double high, int samples) {
    /** Fewer say nothing. */
    private static final int FEWEST = 8;

    private static final double UPPER = 0.975;

    /** Null when there are too few samples for a line and its uncertainty. */
    static MemoryTrend of(Collection<MemorySample> samples) {
        Map<Integer, List<MemorySample>> instances =
                samples.stream().collect(Collectors.groupingBy(MemorySample::instance));
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (List<MemorySample> instance : instances.values()) {
            double time =
                    instance.stream().mapToDouble(MemorySample::hours).average().orElseThrow();
            double height = instance.stream()
                    .mapToDouble(MemorySample::megabytes)
                    .average()
                    .orElseThrow();
            for (MemorySample sample : instance) {
                double x = sample.hours() - time;
                double y = sample.megabytes() - height;
                sxx += x * x;
                sxy += x * y;
                syy += y * y;
            }
        }
        int freedom = samples.size() - instances.size() - 1;
        if (samples.size() < FEWEST || freedom < 1 || sxx == 0) {
            return null;
        }
        double slope = sxy / sxx;
        double error = Math.sqrt(Math.max(0, syy - slope * sxy) / freedom / sxx);
        double reach = TDistribution.of(freedom).inverseCumulativeProbability(UPPER) * error;
        return new MemoryTrend(slope, slope - reach, slope + reach, samples.size());
    }

    /** Whether the samples leave it open that it does not grow. */
    boolean mayBeFlat() {
        return low <= 0;
    }
}
