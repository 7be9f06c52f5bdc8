package io.aftercare.local.merchant;

import java.util.List;
import java.util.SplittableRandom;

/** Random values of one stream: the same seed and number give the same ones, whatever is drawn from other streams. */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed, long stream) {
        // The finaliser of SplitMix64 (Steele, Lea, Flood 2014), so that neighbouring streams have nothing in common.
        long mixed = seed ^ (stream * 0x9E3779B97F4A7C15L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        random = new SplittableRandom(mixed ^ (mixed >>> 31));
    }

    double uniform() {
        return random.nextDouble();
    }

    long bits() {
        return random.nextLong();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Exponential; in the unit of the mean. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Gamma with shape 3: times that are seldom very short. */
    double gamma(double mean) {
        return (exponential(mean) + exponential(mean) + exponential(mean)) / 3;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An index, as often as its weight says. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
