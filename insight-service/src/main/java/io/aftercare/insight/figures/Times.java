package io.aftercare.insight.figures;

import java.util.Map;

/**
 * How long customers wait. {@code firstResponse} runs from each message to the first reply of its conversation at or after
 * it, {@code resolution} from the opening of each case to its first resolution; what still waits is not counted.
 */
public record Times(Percentiles firstResponse, Resolution resolution) {
    /** Exact percentiles, interpolated between neighbours; null when nothing was counted. */
    public record Percentiles(long count, Double p50Seconds, Double p95Seconds, Double p99Seconds) {
        static Percentiles of(long count, Double[] seconds) {
            return seconds == null
                    ? new Percentiles(count, null, null, null)
                    : new Percentiles(count, seconds[0], seconds[1], seconds[2]);
        }
    }

    public record Resolution(
            long count, Double p50Seconds, Double p95Seconds, Double p99Seconds, Map<String, Percentiles> byKind) {
        static Resolution of(Percentiles all, Map<String, Percentiles> byKind) {
            return new Resolution(all.count(), all.p50Seconds(), all.p95Seconds(), all.p99Seconds(), byKind);
        }
    }
}
