package io.aftercare.mining;

import static org.apache.datasketches.quantilescommon.QuantileSearchCriteria.INCLUSIVE;

import java.time.Duration;
import org.apache.datasketches.kll.KllLongsSketch;

/**
 * How long something took, over any number of occurrences: exact count and mean, and percentiles from a mergeable KLL
 * sketch (Karnin, Lang, Liberty: Optimal Quantile Approximation in Streams, 2016). Resolution is the millisecond.
 *
 * <p>Up to {@value #EXACT_UP_TO} durations the percentiles are exact and interpolated as SQL's {@code percentile_cont}
 * does. Beyond, the rank of an answer is off by at most 0.54 % of the count with 99 % confidence, in about 12 kB however
 * many durations there are.
 */
public final class DurationSketch {
    static final int EXACT_UP_TO = 512;

    private final KllLongsSketch millis = KllLongsSketch.newHeapInstance(EXACT_UP_TO);
    private long totalMillis;

    void add(Duration duration) {
        long value = duration.toMillis();
        millis.update(value);
        totalMillis += value;
    }

    void merge(DurationSketch other) {
        millis.merge(other.millis);
        totalMillis += other.totalMillis;
    }

    public long count() {
        return millis.getN();
    }

    /** @throws IllegalStateException when nothing was measured */
    public Duration mean() {
        requireDurations();
        return ofMillis((double) totalMillis / count());
    }

    /**
     * The duration that the given share stays at or below.
     *
     * @param fraction in [0, 1]; 0.95 is the 95th percentile
     * @throws IllegalStateException when nothing was measured
     */
    public Duration percentile(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a percentile is a fraction between 0 and 1, not " + fraction);
        }
        requireDurations();
        double position = fraction * (count() - 1);
        long below = nth((long) Math.floor(position));
        long above = nth((long) Math.ceil(position));
        return ofMillis(below + (above - below) * (position - Math.floor(position)));
    }

    /** The value at a position of the sorted durations; half a rank inside, so that rounding cannot reach the next. */
    private long nth(long position) {
        return millis.getQuantile((position + 0.5) / count(), INCLUSIVE);
    }

    private void requireDurations() {
        if (millis.isEmpty()) {
            throw new IllegalStateException("no durations were measured");
        }
    }

    private static Duration ofMillis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
