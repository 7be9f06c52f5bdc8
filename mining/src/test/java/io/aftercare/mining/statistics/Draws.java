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

    /** A Poisson count whose mean differs from draw to draw. */
    long negativeBinomial(double mean, int size) {
        double gamma = 0;
        for (int i = 0; i < size; i++) {
            gamma -= Math.log(1 - random.nextDouble());
        }
        return poisson(mean * gamma / size);
    }

    double uniform() {
        return random.nextDouble();
    }
}
