package io.aftercare.mining;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Merges many histograms. When there is much in it, it has a place for each bucket up to the highest, so that none has to be
 * looked for: some 60 KB for durations of up to a month.
 *
 * <p>Not for use by several threads.
 */
public final class DurationTally {
    private static final int FEW = 200;

    private final DurationHistogram few = new DurationHistogram();
    private long[] counts;
    private long[] sums;
    private int end;

    /**
     * @param histogram as of {@link DurationHistogram#bytes}
     * @throws IllegalArgumentException when it is cut off
     */
    public void merge(ByteBuffer histogram) {
        if (counts == null && few.size() > FEW) {
            counts = new long[1 << 12];
            sums = new long[1 << 12];
            DurationHistogram.read(ByteBuffer.wrap(few.bytes()), this::add);
        }
        DurationHistogram.read(histogram, counts == null ? few::addTo : this::add);
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
        if (counts == null) {
            return DurationHistogram.of(few.bytes());
        }
        DurationHistogram histogram = new DurationHistogram();
        for (int bucket = 0; bucket < end; bucket++) {
            histogram.append(bucket, counts[bucket], sums[bucket]);
        }
        return histogram;
    }
}
