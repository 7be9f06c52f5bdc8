package io.aftercare.mining.statistics;

import java.util.SplittableRandom;

/** Random counts of a fixed seed. */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** By Knuth's product of uniforms; for small means. */
    long poisson(double mean) {
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    double uniform() {
        return random.nextDouble();
    }
}
