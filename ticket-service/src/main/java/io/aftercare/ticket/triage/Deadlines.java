package io.aftercare.ticket.triage;

import java.time.Duration;
import java.util.stream.Stream;

/** How long a department has for a case's first step, and a person to take over a conversation. */
public record Deadlines(Duration firstStep, Duration urgentStep, Duration handoff) {
    public Deadlines {
        if (Stream.of(firstStep, urgentStep, handoff).anyMatch(limit -> !limit.isPositive())) {
            throw new IllegalArgumentException("a deadline must lie in the future");
        }
    }
}
