package io.aftercare.ticket.store;

import io.aftercare.ticket.outbox.RelaySignal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Runs one chain of work in one session; after a commit the outbox relay is woken. */
@ApplicationScoped
public class Transactions {
    private final RelaySignal relay;

    Transactions(RelaySignal relay) {
        this.relay = relay;
    }

    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work).invoke(relay::raise);
    }

    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return Panache.withSession(work);
    }
}
