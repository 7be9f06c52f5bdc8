package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Page;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Answers that wait for a person, and those that were decided, as people look through them. */
@ApplicationScoped
public class DraftQueue {
    private final Drafts drafts;
    private final Transactions transactions;

    DraftQueue(Drafts drafts, Transactions transactions) {
        this.drafts = drafts;
        this.transactions = transactions;
    }

    /** What waits longest comes first. */
    public Uni<Page<DraftView>> page(Access who, Optional<DraftState> state, PageRequest page) {
        StringBuilder query = new StringBuilder("from Draft d join fetch d.message where d.tenant = :tenant");
        Parameters parameters = Parameters.with("tenant", who.tenant());
        state.ifPresent(it -> {
            query.append(" and d.state = :state");
            parameters.and("state", it);
        });
        page.after().ifPresent(cursor -> {
            query.append(" and d.createdAt >= :at and (d.createdAt > :at or d.id > :id)");
            parameters.and("at", cursor.at()).and("id", cursor.id());
        });
        return transactions.read(() -> drafts.find(
                        query.append(" order by d.createdAt, d.id").toString(), parameters)
                .range(0, page.limit())
                .<Draft>list()
                .map(rows ->
                        Page.of(rows, page.limit(), it -> new Cursor(it.createdAt(), it.id()).encode(), Draft::view)));
    }

    public Uni<DraftView> show(Access who, UUID id) {
        return transactions.read(() -> drafts.required(who, id).map(Draft::view));
    }
}
