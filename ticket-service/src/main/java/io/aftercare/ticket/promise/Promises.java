package io.aftercare.ticket.promise;

import io.aftercare.events.PromiseMade;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Page;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes promises down as they are made, and shows them. */
@ApplicationScoped
public class Promises {
    private final PromiseRepository repository;
    private final Transactions transactions;

    Promises(PromiseRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** Which reply promises, and the order that its message is about; null where there is none. */
    public record Giver(String tenant, UUID conversationId, UUID replyId, String orderId) {}

    /**
     * Within the caller's transaction, which holds the conversation's lock and has checked that the cases are its own.
     * The cases are locked, so that no step of one falls between the promise and its telling.
     */
    public Uni<List<PromiseMade>> make(Giver giver, List<MadePromise> made, Instant now) {
        List<Promise> promises =
                made.stream().map(it -> new Promise(giver, it, now)).toList();
        requireOrders(promises);
        List<UUID> cases = promises.stream()
                .map(Promise::caseId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return repository
                .lockCases(cases)
                .chain(() -> Panache.getSession())
                .chain(session -> session.persistAll(promises.toArray()))
                .replaceWith(promises.stream().map(Promise::made).toList());
    }

    /** What is due first comes first. */
    public Uni<Page<PromiseView>> page(Access who, PromiseFilter filter, PageRequest page) {
        StringBuilder query = new StringBuilder("tenant = :tenant");
        Parameters parameters = Parameters.with("tenant", who.tenant());
        filter.state().ifPresent(it -> {
            query.append(" and state = :state");
            parameters.and("state", it);
        });
        filter.dueBefore().ifPresent(it -> {
            query.append(" and dueAt < :before");
            parameters.and("before", it);
        });
        page.after().ifPresent(cursor -> {
            query.append(" and dueAt >= :at and (dueAt > :at or id > :id)");
            parameters.and("at", cursor.at()).and("id", cursor.id());
        });
        return transactions.read(() -> repository
                .find(query.append(" order by dueAt, id").toString(), parameters)
                .range(0, page.limit())
                .<Promise>list()
                .map(rows -> Page.of(
                        rows, page.limit(), it -> new Cursor(it.dueAt(), it.id()).encode(), it -> it.view(true))));
    }

    /** Within the caller's session, oldest first. */
    public Uni<List<PromiseView>> ofConversation(Access who, UUID conversationId) {
        return repository
                .list("tenant = ?1 and conversationId = ?2 order by madeAt, id", who.tenant(), conversationId)
                .map(all -> all.stream().map(it -> it.view(!who.customer())).toList());
    }

    private static void requireOrders(List<Promise> promises) {
        boolean unknown =
                promises.stream().anyMatch(it -> it.kind().about() == PromiseKind.About.ORDER && it.orderId() == null);
        if (unknown) {
            throw Problems.invalid("promise-invalid", "A promise about an order names it, or its message does.");
        }
    }
}
