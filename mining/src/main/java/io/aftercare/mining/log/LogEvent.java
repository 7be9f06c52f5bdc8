package io.aftercare.mining.log;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * An event as logs know it (XES, IEEE 1849). {@code lifecycle} (start, complete) and {@code resource} are null where the
 * log does not tell. Attributes are {@link String}, {@link Long}, {@link Double}, {@link Boolean} or
 * {@link OffsetDateTime}; those of the case have names that begin with {@link #OF_CASE}, and stand on each of its events.
 */
public record LogEvent(
        String caseId,
        String activity,
        OffsetDateTime at,
        String lifecycle,
        String resource,
        Map<String, Object> attributes) {
    public static final String OF_CASE = "case:";
    static final String NAME = "concept:name";
    static final String CASE_ID = OF_CASE + NAME;
    static final String TIME = "time:timestamp";
    static final String LIFECYCLE = "lifecycle:transition";
    static final String RESOURCE = "org:resource";

    public LogEvent {
        Objects.requireNonNull(caseId, "an event belongs to a case");
        Objects.requireNonNull(activity, "an event has an activity");
        Objects.requireNonNull(at, "an event has a time");
        attributes = Map.copyOf(attributes);
    }

    /** Whether it says that something began, and not that it was done. */
    public boolean isStart() {
        return "start".equalsIgnoreCase(lifecycle);
    }

    /** Whether it says that something was done: what has no lifecycle took no time. */
    public boolean isComplete() {
        return lifecycle == null || "complete".equalsIgnoreCase(lifecycle);
    }
}
