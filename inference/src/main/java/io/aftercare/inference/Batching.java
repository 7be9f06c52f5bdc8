package io.aftercare.inference;

import java.time.Duration;

/**
 * How texts share runs.
 *
 * @param maxTexts in one run; one where sharing does not pay
 * @param maxTokens in one run, padding included: what bounds its memory and its time
 * @param runCost what a run costs besides its tokens, in tokens: texts of other lengths share a run when the padding is
 *     cheaper than a run more
 * @param maxDelay how long the first text of a run waits for others to come
 */
public record Batching(int maxTexts, int maxTokens, int runCost, Duration maxDelay) {
    /**
     * Each text in a run of its own: on a CPU half the tokens is half the time, so there is nothing to gain, and an int8
     * graph that quantises activations on the fly lets the neighbours in a run change a text's scores.
     */
    public static final Batching NONE = new Batching(1, Integer.MAX_VALUE, 0, Duration.ZERO);

    /** A GPU is as fast with a thousand tokens as with ten. */
    public static final Batching GPU = new Batching(256, 8_192, 64, Duration.ofMillis(1));

    public Batching {
        if (maxTexts < 1 || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "a run holds at least one text and one token, not %d and %d".formatted(maxTexts, maxTokens));
        }
        if (runCost < 0 || maxDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "runCost and maxDelay must not be negative, but are %d and %s".formatted(runCost, maxDelay));
        }
    }

    boolean shares() {
        return maxTexts > 1;
    }
}
