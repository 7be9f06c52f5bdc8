package io.aftercare.inference;

import java.time.Duration;

/** A run took longer than it may and was ended half-way. */
public class InferenceTimedOut extends InferenceFailed {
    InferenceTimedOut(String model, Duration most) {
        super("%s: the run was ended after %d ms".formatted(model, most.toMillis()));
    }
}
