package io.aftercare.mining;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long something took, over any number of occurrences: exact count, sum, mean, deviation, least and most, and
 * percentiles. Up to {@value #EXACT_UP_TO} durations the percentiles are exact and interpolated as SQL's
 * {@code percentile_cont} does; beyond, they are within 0.8 % of a duration that has the rank asked for, in some kilobytes
 * however many durations there are. Resolution is the millisecond.
 *
 * <p>What it says depends on which durations it was given, and neither on their order nor on how they were merged.
 */
public final class DurationSketch {
    static final int EXACT_UP_TO = 512;

    /** All values, as long as they are few; then null. */
    private long[] values = new long[4];

    private DurationHistogram histogram;
    private long count;
    private long total;
    /** The sum of the squares, which outgrows 64 bits. */
    private long squaresHigh;

    private long squaresLow;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    public DurationSketch() {}

    /** Of durations that are in buckets already: least, most and deviation are those of the means of the buckets. */
    public static DurationSketch of(DurationHistogram histogram) {
        DurationSketch sketch = new DurationSketch();
        sketch.values = null;
        sketch.histogram = histogram;
        sketch.count = histogram.count();
        sketch.total = histogram.sum();
        if (sketch.count > 0) {
            BigInteger squares = new BigDecimal(histogram.squares()).toBigInteger();
            sketch.squaresHigh = squares.shiftRight(Long.SIZE).longValue();
            sketch.squaresLow = squares.longValue();
            sketch.least = Math.round(histogram.nth(0));
            sketch.most = Math.round(histogram.nth(sketch.count - 1));
        }
        return sketch;
    }

    /** The same durations as {@link #of} them in buckets; digits no longer depend on how many there are. */
    public DurationSketch inBuckets() {
        DurationHistogram buckets = new DurationHistogram();
        if (values == null) {
            buckets.merge(histogram);
        } else {
            for (int i = 0; i < count; i++) {
                buckets.add(values[i]);
            }
        }
        return of(buckets);
    }

    /** @throws IllegalArgumentException when it is negative */
    public void add(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration cannot be negative, but is " + duration);
        }
        long millis = duration.toMillis();
        keep(millis);
        count++;
        total += millis;
        addSquares(Math.multiplyHigh(millis, millis), millis * millis);
        least = Math.min(least, millis);
        most = Math.max(most, millis);
    }

    public void merge(DurationSketch other) {
        if (other.values == null) {
            spill();
            histogram.merge(other.histogram);
            count += other.count;
        } else {
            for (int i = 0; i < other.count; i++) {
                keep(other.values[i]);
                count++;
            }
        }
        total += other.total;
        addSquares(other.squaresHigh, other.squaresLow);
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
    }

    public long count() {
        return count;
    }

    public Duration sum() {
        return Duration.ofMillis(total);
    }

    /** @throws IllegalStateException when nothing was measured */
    public Duration mean() {
        requireDurations();
        return ofMillis((double) total / count);
    }

    /** The standard deviation of a sample; zero for a single duration. */
    public Duration deviation() {
        requireDurations();
        if (count == 1) {
            return Duration.ZERO;
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger squares = BigInteger.valueOf(squaresHigh)
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(squaresLow)));
        double scatter =
                n.multiply(squares).subtract(BigInteger.valueOf(total).pow(2)).doubleValue();
        return ofMillis(Math.sqrt(scatter / count / (count - 1)));
    }

    public Duration least() {
        requireDurations();
        return Duration.ofMillis(least);
    }

    public Duration most() {
        requireDurations();
        return Duration.ofMillis(most);
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
        double position = fraction * (count - 1);
        double below = nth((long) Math.floor(position));
        double above = nth((long) Math.ceil(position));
        return ofMillis(below + (above - below) * (position - Math.floor(position)));
    }

    private double nth(long position) {
        if (values == null) {
            return Math.clamp(histogram.nth(position), (double) least, (double) most);
        }
        Arrays.sort(values, 0, (int) count);
        return values[(int) position];
    }

    /** To be called before it is counted. */
    private void keep(long millis) {
        if (count == EXACT_UP_TO) {
            spill();
        }
        if (values == null) {
            histogram.add(millis);
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        values[(int) count] = millis;
    }

    private void spill() {
        if (values == null) {
            return;
        }
        histogram = new DurationHistogram();
        for (int i = 0; i < count; i++) {
            histogram.add(values[i]);
        }
        values = null;
    }

    private void requireDurations() {
        if (count == 0) {
            throw new IllegalStateException("no durations were measured");
        }
    }

    private void addSquares(long high, long low) {
        squaresLow += low;
        squaresHigh += high + (Long.compareUnsigned(squaresLow, low) < 0 ? 1 : 0);
    }

    private static Duration ofMillis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
