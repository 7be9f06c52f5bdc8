package io.aftercare.insight.cube;

import io.aftercare.mining.DurationSketch;
import java.time.Instant;
import java.util.Map;

/**
 * What happened today (UTC), and what is open.
 *
 * @param progress the same as long as nothing happened
 * @param open cases of all days that are not settled
 * @param today counts by measure: conversations, messages, replies, handoffs, cases, settled, reopened, terms_broken,
 *     promises_kept, promises_late, promises_broken; those of cases are of cases opened today
 * @param firstResponse of messages of today; null before the first
 * @param resolution of cases opened today; null before the first
 */
public record LiveFigures(
        String progress,
        Instant at,
        long open,
        Map<String, Long> today,
        Percentiles firstResponse,
        Percentiles resolution) {
    /** Within 0.8 %. */
    public record Percentiles(long count, double p50Seconds, double p95Seconds) {
        static Percentiles of(DurationSketch times) {
            return times.count() == 0
                    ? null
                    : new Percentiles(
                            times.count(),
                            times.percentile(0.5).toMillis() / 1000.0,
                            times.percentile(0.95).toMillis() / 1000.0);
        }
    }
}
