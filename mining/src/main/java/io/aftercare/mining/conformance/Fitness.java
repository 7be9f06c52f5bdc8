package io.aftercare.mining.conformance;

/**
 * How well cases fit a model, by tokens (Rozinat, van der Aalst: Information Systems 2008). Add up over cases.
 *
 * @param missing tokens that had to be added for what was done
 * @param remaining tokens that were left at the end
 */
public record Fitness(long produced, long consumed, long missing, long remaining) {
    public static final Fitness NONE = new Fitness(0, 0, 0, 0);

    public Fitness plus(Fitness other) {
        return new Fitness(
                produced + other.produced,
                consumed + other.consumed,
                missing + other.missing,
                remaining + other.remaining);
    }

    /** 1 when everything was as the model allows it, in [0, 1]. */
    public double value() {
        return consumed == 0 || produced == 0
                ? 1
                : 0.5 * (1 - (double) missing / consumed) + 0.5 * (1 - (double) remaining / produced);
    }

    public boolean isPerfect() {
        return missing == 0 && remaining == 0;
    }
}
