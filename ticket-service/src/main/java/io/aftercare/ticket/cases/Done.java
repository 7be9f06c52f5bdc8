package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import java.util.List;
import java.util.Optional;

/** What a command caused: events, and what the shop is to do now. */
record Done(List<AftercareEvent> events, Optional<ShopOrder> order) {
    Done {
        events = List.copyOf(events);
    }
}
