package io.aftercare.ticket.outbox;

import io.aftercare.events.AftercareEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Hears every event in the transaction that writes it. What it answers is written after them in the same one, and not
 * heard again.
 */
public interface EventWitness {
    Uni<? extends List<? extends AftercareEvent>> heard(String tenant, List<? extends AftercareEvent> events);
}
