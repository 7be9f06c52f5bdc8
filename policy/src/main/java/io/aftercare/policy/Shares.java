package io.aftercare.policy;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Divides an amount so that the parts add up to it, to the last unit. */
final class Shares {
    private Shares() {}

    /**
     * In proportion to the weights, by largest remainder (Hamilton's method), the earlier first where remainders are
     * equal. No part exceeds its weight while the total does not exceed their sum.
     */
    static long[] split(long total, long[] weights) {
        long sum = LongStream.of(weights).reduce(0, Math::addExact);
        if (total == 0) {
            return new long[weights.length];
        }
        if (total < 0 || sum <= 0) {
            throw new IllegalArgumentException("cannot divide %d in proportion to a sum of %d".formatted(total, sum));
        }
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        for (int n = 0; n < weights.length; n++) {
            BigInteger[] quota = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights[n]))
                    .divideAndRemainder(BigInteger.valueOf(sum));
            parts[n] = quota[0].longValueExact();
            remainders[n] = quota[1].longValueExact();
        }
        int left = Math.toIntExact(total - LongStream.of(parts).sum());
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer n) -> -remainders[n]))
                .limit(left)
                .forEach(n -> parts[n]++);
        return parts;
    }

    /**
     * What falls to {@code count} of {@code of} equal units when {@code before} have had theirs: taken one after the
     * other or all at once, the units get the same sum.
     */
    static long ofUnits(long total, int before, int count, int of) {
        return upTo(total, before + count, of) - upTo(total, before, of);
    }

    private static long upTo(long total, int units, int of) {
        return Math.multiplyExact(total, units) / of;
    }
}
