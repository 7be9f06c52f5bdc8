package io.aftercare.ticket.outbox;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.EventEnvelope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Where events are written, in the transaction of the change that caused them; the relay brings them to Kafka. */
@ApplicationScoped
public class Outbox {
    private static final String SOURCE = "/aftercare/ticket-service";

    private final EventWitness witness;
    private final Clock clock;

    Outbox(EventWitness witness, Clock clock) {
        this.witness = witness;
        this.clock = clock;
    }

    /** Appends within the current transaction, in this order; the caller holds the lock of the events' aggregate. */
    public Uni<Void> append(String tenant, List<? extends AftercareEvent> events) {
        return witness.heard(tenant, events)
                .chain(caused -> write(
                        tenant, Stream.concat(events.stream(), caused.stream()).toList()));
    }

    private Uni<Void> write(String tenant, List<? extends AftercareEvent> events) {
        Object[] entries = events.stream()
                .map(event -> new OutboxEntry(EventEnvelope.of(event, tenant, SOURCE, clock)))
                .toArray();
        return entries.length == 0
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.persistAll(entries));
    }
}
