package io.aftercare.inference;

import java.time.Duration;

/** All places were taken for as long as the caller was willing to wait: try again later. */
public class InferenceOverloaded extends RuntimeException {
    InferenceOverloaded(String model, int concurrency, Duration waited) {
        super("%s: all %d places were taken for %d ms".formatted(model, concurrency, waited.toMillis()));
    }
}
