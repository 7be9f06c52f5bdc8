package io.aftercare.ticket.orders;

import java.time.Instant;

/** When a courier may come. */
public record Slot(Instant from, Instant to) {
    public Slot {
        if (from == null || to == null || !from.isBefore(to)) {
            throw new IllegalArgumentException("a slot has a from before its to");
        }
    }
}
