package io.aftercare.local.launcher.load;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Whose cases are loaded: one merchant has six of ten, the other nineteen share the rest, fewer and fewer. */
record Tenants(long cases) {
    static final int COUNT = 20;

    private static final double LARGEST = 0.6;
    private static final int CASES_PER_CUSTOMER = 3;
    private static final int AGENTS = 60;
    private static final double HARMONIC =
            IntStream.range(1, COUNT).mapToDouble(rank -> 1.0 / rank).sum();

    static String name(int tenant) {
        return "shop-%02d".formatted(tenant + 1);
    }

    static int drawn(SplittableRandom chance) {
        if (chance.nextDouble() < LARGEST) {
            return 0;
        }
        double drawn = chance.nextDouble() * HARMONIC;
        int tenant = 1;
        while (tenant < COUNT - 1 && drawn > 1.0 / tenant) {
            drawn -= 1.0 / tenant;
            tenant++;
        }
        return tenant;
    }

    int customers(int tenant) {
        double share = tenant == 0 ? LARGEST : (1 - LARGEST) / HARMONIC / tenant;
        return (int) Math.max(10, cases * share / CASES_PER_CUSTOMER);
    }

    /** Some have many cases, most have one. */
    int drawnCustomer(int tenant, SplittableRandom chance) {
        double skewed = chance.nextDouble() * chance.nextDouble();
        return (int) (skewed * customers(tenant));
    }

    static UUID customer(int tenant, int number) {
        long mixed = Copy.mix((long) tenant << 40 | number);
        return new UUID(mixed & ~0xF000L | 0x4000L, Copy.mix(mixed) >>> 2 | 1L << 63);
    }

    static String customerId(int tenant, int number) {
        return "c" + (tenant + 1) + "-" + number;
    }

    static String drawnAgent(SplittableRandom chance) {
        return "agent-" + (1 + chance.nextInt(AGENTS));
    }
}
