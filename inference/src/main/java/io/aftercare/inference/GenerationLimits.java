package io.aftercare.inference;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * When a generation is given up before its end. Both are looked at between two tokens.
 *
 * @param maxTime from the moment that a place was had
 * @param cancelled asked before each token; true once nobody waits for the text
 */
public record GenerationLimits(Duration maxTime, BooleanSupplier cancelled) {
    public GenerationLimits {
        Objects.requireNonNull(cancelled, "cancelled");
        if (maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("maxTime must be positive, but is " + maxTime);
        }
    }

    public static GenerationLimits of(Duration maxTime) {
        return new GenerationLimits(maxTime, () -> false);
    }
}
