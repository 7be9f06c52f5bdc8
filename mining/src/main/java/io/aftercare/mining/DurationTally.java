package io.aftercare.mining;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Merges many histograms, with a place for each bucket up to the highest, so that none has to be looked for: some 60 KB for
 * durations of up to a month.
 *
 * <p>Not for use by several threads.
 */
public final class DurationTally {
    private long[] counts = new long[1 << 12];
    private long[] sums = new long[1 << 12];
    private int end;

    /**
     * @param histogram as of {@link DurationHistogram#bytes}
     * @throws IllegalArgumentException when it is cut off
     */
    public void merge(ByteBuffer histogram) {
        DurationHistogram.read(histogram, this::add);
    }

    private void add(int bucket, long count, long sum) {
        if (bucket >= end) {
            end = bucket + 1;
            if (end > counts.length) {
                counts = Arrays.copyOf(counts, 2 * end);
                sums = Arrays.copyOf(sums, 2 * end);
            }
        }
        counts[bucket] += count;
        sums[bucket] += sum;
    }

    /** All that was merged. */
    public DurationHistogram histogram() {
        DurationHistogram histogram = new DurationHistogram();
        for (int bucket = 0; bucket < end; bucket++) {
            histogram.append(bucket, counts[bucket], sums[bucket]);
        }
        return histogram;
    }
}
