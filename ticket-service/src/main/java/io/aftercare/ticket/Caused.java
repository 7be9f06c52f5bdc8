package io.aftercare.ticket;

import io.aftercare.events.AftercareEvent;
import java.util.List;

/** What an aggregate's method made, with the events that it caused. */
public record Caused<T>(T result, List<AftercareEvent> events) {
    public Caused {
        events = List.copyOf(events);
    }
}
