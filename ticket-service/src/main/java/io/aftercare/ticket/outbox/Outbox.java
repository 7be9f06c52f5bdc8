package io.aftercare.ticket.outbox;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.EventEnvelope;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Where events are written, in the transaction of the change that caused them; the relay brings them to Kafka. */
@ApplicationScoped
public class Outbox {
    private static final String SOURCE = "/aftercare/ticket-service";

    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final EventWitness witness;
    private final RelayState relay;
    private final Clock clock;

    Outbox(EventWitness witness, RelayState relay, Clock clock) {
        this.witness = witness;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Appends within the current transaction, in this order; the caller holds the lock of the events' aggregate. Fails,
     * and the change with it, when as many events wait as may.
     */
    public Uni<Void> append(String tenant, List<? extends AftercareEvent> events) {
        return witness.heard(tenant, events)
                .chain(caused -> write(
                        tenant, Stream.concat(events.stream(), caused.stream()).toList()));
    }

    private Uni<Void> write(String tenant, List<? extends AftercareEvent> events) {
        Object[] entries = events.stream()
                .map(event -> new OutboxEntry(EventEnvelope.of(event, tenant, SOURCE, clock)))
                .toArray();
        if (entries.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return relay.full()
                ? Uni.createFrom()
                        .failure(Problems.unavailable(
                                "outbox-full",
                                "Too much waits for the event broker, which is away; nothing was stored, try again.",
                                COME_BACK))
                : Panache.getSession().chain(session -> session.persistAll(entries));
    }
}
