package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Customers;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;

/** Starts conversations and finds them, never across tenants or customers. */
@ApplicationScoped
public class Conversations implements PanacheRepositoryBase<Conversation, UUID> {
    private final Customers customers;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    Conversations(Customers customers, Transactions transactions, IdempotencyKeys keys, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.transactions = transactions;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<ConversationView> start(Access who, StartConversation request, String key) {
        String customerId = customerOf(who, request);
        return transactions.write(() -> keys.once(
                        who,
                        key,
                        "conversation",
                        request,
                        () -> store(who, customerId, request),
                        Conversation::id,
                        id -> required(who, id))
                .map(ConversationView::from));
    }

    Uni<Conversation> required(Access who, UUID id) {
        return visible(who, id, byId(who, id));
    }

    /** As {@link #required}, and nobody else adds to it until this transaction ends. */
    Uni<Conversation> locked(Access who, UUID id) {
        return visible(who, id, byId(who, id).withLock(LockModeType.PESSIMISTIC_WRITE));
    }

    private PanacheQuery<Conversation> byId(Access who, UUID id) {
        return find(
                "from Conversation c join fetch c.customer where c.tenant = :tenant and c.id = :id",
                Parameters.with("tenant", who.tenant()).and("id", id));
    }

    private static Uni<Conversation> visible(Access who, UUID id, PanacheQuery<Conversation> query) {
        return query.firstResult().onItem().transform(found -> {
            if (found == null || !who.maySee(found.customer())) {
                throw Problems.notFound("conversation", id);
            }
            return found;
        });
    }

    private Uni<Conversation> store(Access who, String customerId, StartConversation request) {
        return customers
                .known(who.tenant(), customerId)
                .map(customer -> Conversation.start(who, customer, request, clock.instant()))
                .call(started -> persist(started.result()))
                .call(started -> outbox.append(who.tenant(), started.events()))
                .map(Caused::result);
    }

    private static String customerOf(Access who, StartConversation request) {
        String named = request.customerId();
        if (who.customer()) {
            if (named != null && !named.equals(who.subject())) {
                throw Problems.forbidden("not-your-conversation", "A customer starts conversations of their own only.");
            }
            return who.subject();
        }
        if (named == null || named.isBlank()) {
            throw Problems.invalid("customer-missing", "Say with customerId whose conversation this is.");
        }
        return named;
    }
}
