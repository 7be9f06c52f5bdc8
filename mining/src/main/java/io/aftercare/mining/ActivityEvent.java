package io.aftercare.mining;

import java.time.Instant;
import java.util.Objects;

/** In the case {@code caseId} something was done at an instant; all that mining needs to know of an event. */
public record ActivityEvent(String caseId, String activity, Instant at) {
    public ActivityEvent {
        Objects.requireNonNull(caseId, "an event belongs to a case");
        Objects.requireNonNull(activity, "an event has an activity");
        Objects.requireNonNull(at, "an event has an instant");
    }
}
