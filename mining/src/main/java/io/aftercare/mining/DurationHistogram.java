package io.aftercare.mining;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Counts and sums of milliseconds in buckets whose width grows with their value: below {@value #EXACT_BELOW} ms each value
 * has its own, above a bucket is at most 1/128 of its value wide. The bounds are those of Tene's HdrHistogram; only the
 * buckets that were hit are kept, as in DDSketch (Masson, Rim, Lee: VLDB 2019). A bucket answers with the mean of its
 * values, which is within 0.8 % of each of them, and exact where they are equal.
 *
 * <p>It is linear: what was added can be taken away again, and its state depends on what it holds and neither on the order
 * nor on what was there in between. Taking away what is not there leaves negative counts, which what comes later evens out.
 *
 * <p>Not for use by several threads.
 */
public final class DurationHistogram {
    static final int EXACT_BELOW = 256;
    private static final int BITS = 7;

    private int[] buckets = new int[4];
    private long[] counts = new long[4];
    private long[] sums = new long[4];
    private int size;

    public void add(long millis) {
        add(millis, 1);
    }

    /**
     * @param times how often; negative takes it away
     * @throws IllegalArgumentException when the milliseconds are negative
     */
    public void add(long millis, long times) {
        if (millis < 0) {
            throw new IllegalArgumentException("a duration cannot be negative, but is " + millis + " ms");
        }
        addTo(bucket(millis), times, millis * times);
    }

    public void merge(DurationHistogram other) {
        for (int i = 0; i < other.size; i++) {
            addTo(other.buckets[i], other.counts[i], other.sums[i]);
        }
    }

    public long count() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += counts[i];
        }
        return count;
    }

    /** Of all values, in milliseconds. */
    public long sum() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += sums[i];
        }
        return sum;
    }

    /** Buckets that were hit. */
    public int size() {
        return size;
    }

    /** Whether nothing is in it, which is also so where all was taken away again. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The mean of the bucket in which the value at the given position of the sorted values lies, in milliseconds. */
    double nth(long position) {
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen > position) {
                return (double) sums[i] / counts[i];
            }
        }
        throw new IllegalArgumentException("there are " + seen + " values, and none at position " + position);
    }

    /** The sum of squares as if each value were the mean of its bucket. */
    double squares() {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += counts[i] == 0 ? 0 : (double) sums[i] / counts[i] * sums[i];
        }
        return squares;
    }

    void addTo(int bucket, long times, long sum) {
        // Buckets often come in their order, as when bytes are read.
        int at = size == 0 || buckets[size - 1] < bucket ? -size - 1 : Arrays.binarySearch(buckets, 0, size, bucket);
        if (at < 0) {
            at = insert(-at - 1, bucket);
        }
        counts[at] += times;
        sums[at] += sum;
        if (counts[at] == 0 && sums[at] == 0) {
            remove(at);
        }
    }

    /** Behind all that are there, where there is something in it. */
    void append(int bucket, long count, long sum) {
        if (count != 0 || sum != 0) {
            int at = insert(size, bucket);
            counts[at] = count;
            sums[at] = sum;
        }
    }

    private int insert(int at, int bucket) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            sums = Arrays.copyOf(sums, size * 2);
        }
        System.arraycopy(buckets, at, buckets, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        System.arraycopy(sums, at, sums, at + 1, size - at);
        buckets[at] = bucket;
        counts[at] = 0;
        sums[at] = 0;
        size++;
        return at;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(buckets, at + 1, buckets, at, size - at);
        System.arraycopy(counts, at + 1, counts, at, size - at);
        System.arraycopy(sums, at + 1, sums, at, size - at);
    }

    /** For each bucket: how far it is from the one before, its count, and how far its sum is above that many lower bounds. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(size * 3 * Varint.LONGEST);
        int before = 0;
        for (int i = 0; i < size; i++) {
            put(out, buckets[i] - before, counts[i], sums[i] - counts[i] * low(buckets[i]));
            before = buckets[i];
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when they are cut off
     */
    public static DurationHistogram of(byte[] bytes) {
        DurationHistogram histogram = new DurationHistogram();
        histogram.merge(bytes);
        return histogram;
    }

    /** As {@link #merge(DurationHistogram)} of what {@link #bytes} wrote, without making it. */
    public void merge(byte[] bytes) {
        read(ByteBuffer.wrap(bytes), this::addTo);
    }

    /** Takes what is in a bucket. */
    @FunctionalInterface
    interface Bucket {
        void of(int bucket, long count, long sum);
    }

    static void read(ByteBuffer in, Bucket to) {
        int bucket = 0;
        while (in.hasRemaining()) {
            bucket += (int) Varint.get(in);
            long count = Varint.getSigned(in);
            to.of(bucket, count, Varint.getSigned(in) + count * low(bucket));
        }
    }

    /**
     * The bytes of a histogram with a value more, or less, without reading the histogram: some five times as fast.
     *
     * @param times how often; negative takes it away
     */
    public static byte[] added(byte[] bytes, long millis, long times) {
        int target = bucket(millis);
        long above = times * (millis - low(target));
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ByteBuffer out = ByteBuffer.allocate(bytes.length + 4 * Varint.LONGEST);
        int before = 0;
        while (in.hasRemaining()) {
            int start = in.position();
            int bucket = before + (int) Varint.get(in);
            if (bucket >= target) {
                out.put(bytes, 0, start);
                if (bucket > target) {
                    put(out, target - before, times, above);
                    Varint.put(out, bucket - target);
                } else {
                    long count = Varint.getSigned(in) + times;
                    long sum = Varint.getSigned(in) + above;
                    if (count != 0 || sum != 0) {
                        put(out, target - before, count, sum);
                    } else if (in.hasRemaining()) {
                        // What was between the one before and this is now between it and the next.
                        Varint.put(out, target - before + Varint.get(in));
                    }
                }
                out.put(bytes, in.position(), in.remaining());
                return Arrays.copyOf(out.array(), out.position());
            }
            Varint.get(in);
            Varint.get(in);
            before = bucket;
        }
        out.put(bytes);
        put(out, target - before, times, above);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, int distance, long count, long above) {
        Varint.put(out, distance);
        Varint.putSigned(out, count);
        Varint.putSigned(out, above);
    }

    /** The leading bits of the value, and in front of them how many follow. */
    private static int bucket(long millis) {
        if (millis < EXACT_BELOW) {
            return (int) millis;
        }
        int dropped = Long.SIZE - Long.numberOfLeadingZeros(millis) - BITS - 1;
        return (dropped << BITS) + (int) (millis >>> dropped);
    }

    private static long low(int bucket) {
        if (bucket < EXACT_BELOW) {
            return bucket;
        }
        int dropped = (bucket >>> BITS) - 1;
        return (long) (bucket - (dropped << BITS)) << dropped;
    }
}
