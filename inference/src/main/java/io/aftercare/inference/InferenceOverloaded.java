package io.aftercare.inference;

import java.time.Duration;

/** All places are taken, and none would become free in time: try again later. */
public class InferenceOverloaded extends RuntimeException {
    private final Duration expected;

    InferenceOverloaded(String model, int places, Duration expected) {
        // A refusal is no fault, and must be cheap when there are many: no stack trace.
        super(
                "%s: all %d places are taken, for about %d ms".formatted(model, places, expected.toMillis()),
                null,
                false,
                false);
        this.expected = expected;
    }

    /** How long the callers in line will take, as far as can be told. */
    public Duration expected() {
        return expected;
    }
}
