package io.aftercare.mining.log;

import java.time.Instant;
import java.util.List;

/** The events of one case in their order; there is at least one. */
public record Trace(String caseId, List<LogEvent> events) {
    public Trace {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("case " + caseId + " has no events");
        }
    }

    public Instant start() {
        return events.getFirst().at().toInstant();
    }

    public Instant end() {
        return events.getLast().at().toInstant();
    }

    public List<String> activities() {
        return events.stream().map(LogEvent::activity).toList();
    }
}
