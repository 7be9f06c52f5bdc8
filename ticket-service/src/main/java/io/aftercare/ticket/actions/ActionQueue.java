package io.aftercare.ticket.actions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.orders.ActionOrder;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Where it is written down what the shop is to do, in the transaction that decides it; the worker carries it out. */
@ApplicationScoped
public class ActionQueue {
    private final ObjectMapper json;
    private final Clock clock;

    ActionQueue(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Within the current transaction. */
    public Uni<Void> append(String tenant, UUID caseId, UUID actionId, String key, ActionOrder order) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into ticket.shop_action (id, tenant, case_id, key,"
                                + " request, state, attempts, next_try_at, created_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, 'requested', 0, ?6, ?6)")
                        .setParameter(1, actionId)
                        .setParameter(2, tenant)
                        .setParameter(3, caseId)
                        .setParameter(4, key)
                        .setParameter(5, written(order))
                        .setParameter(6, clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Tries anew an action that is stuck; within the current transaction. */
    public Uni<Void> again(String tenant, UUID actionId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("update ticket.shop_action set state = 'requested',"
                                + " attempts = 0, next_try_at = ?1, lease_until = null"
                                + " where tenant = ?2 and id = ?3 and state = 'stuck'")
                        .setParameter(1, clock.instant())
                        .setParameter(2, tenant)
                        .setParameter(3, actionId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private String written(ActionOrder order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an action cannot be written", e);
        }
    }
}
