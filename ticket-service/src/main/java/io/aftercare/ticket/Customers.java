package io.aftercare.ticket;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Knows a tenant's customers by their id in the shop. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {
    private final Clock clock;

    Customers(Clock clock) {
        this.clock = clock;
    }

    /** The customer, remembered from now on if new; two requests at once agree on one row. */
    public Uni<Customer> known(String tenant, String externalId) {
        return find("tenant = ?1 and externalId = ?2", tenant, externalId)
                .firstResult()
                .onItem()
                .ifNull()
                .switchTo(() -> remember(tenant, externalId)
                        .chain(() -> find("tenant = ?1 and externalId = ?2", tenant, externalId)
                                .firstResult()));
    }

    private Uni<Integer> remember(String tenant, String externalId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into ticket.customer (id, tenant, external_id,"
                                + " created_at) values (?1, ?2, ?3, ?4) on conflict (tenant, external_id) do nothing")
                        .setParameter(1, Ids.next())
                        .setParameter(2, tenant)
                        .setParameter(3, externalId)
                        .setParameter(4, clock.instant())
                        .executeUpdate());
    }
}
