package io.aftercare.mining;

import java.util.Arrays;

/**
 * Counts of milliseconds in buckets whose width grows with their value: below {@value #EXACT_BELOW} ms each value has its
 * own, above a bucket is at most 1/64 of its value wide, so that its middle is off by at most 0.8 %. The bounds are those
 * of Tene's HdrHistogram; only the buckets that were hit are kept, as in DDSketch (Masson, Rim, Lee: VLDB 2019).
 *
 * <p>It depends on what was counted and not on the order.
 */
final class DurationHistogram {
    static final int EXACT_BELOW = 128;
    private static final int BITS = 6;

    private int[] buckets = new int[8];
    private long[] counts = new long[8];
    private int size;

    void add(long millis) {
        addTo(bucket(millis), 1);
    }

    void merge(DurationHistogram other) {
        for (int i = 0; i < other.size; i++) {
            addTo(other.buckets[i], other.counts[i]);
        }
    }

    /** The middle of the bucket in which the value at the given position of the sorted values lies. */
    double nth(long position) {
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen > position) {
                return middle(buckets[i]);
            }
        }
        throw new IllegalArgumentException("there are " + seen + " values, and none at position " + position);
    }

    private void addTo(int bucket, long times) {
        int at = Arrays.binarySearch(buckets, 0, size, bucket);
        if (at < 0) {
            at = insert(-at - 1, bucket);
        }
        counts[at] += times;
    }

    private int insert(int at, int bucket) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(buckets, at, buckets, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        buckets[at] = bucket;
        counts[at] = 0;
        size++;
        return at;
    }

    /** The leading bits of the value, and in front of them how many follow. */
    private static int bucket(long millis) {
        if (millis < EXACT_BELOW) {
            return (int) millis;
        }
        int dropped = Long.SIZE - Long.numberOfLeadingZeros(millis) - BITS - 1;
        return (dropped << BITS) + (int) (millis >>> dropped);
    }

    private static double middle(int bucket) {
        if (bucket < EXACT_BELOW) {
            return bucket;
        }
        int dropped = (bucket >>> BITS) - 1;
        long low = (long) (bucket - (dropped << BITS)) << dropped;
        return low + ((1L << dropped) - 1) / 2.0;
    }
}
