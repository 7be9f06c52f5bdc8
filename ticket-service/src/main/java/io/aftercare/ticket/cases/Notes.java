package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The notes of a case, oldest first. */
@ApplicationScoped
public class Notes implements PanacheRepositoryBase<Note, UUID> {
    private final CaseRepository cases;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final Clock clock;

    Notes(CaseRepository cases, IdempotencyKeys keys, Transactions transactions, Clock clock) {
        this.cases = cases;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Uni<NoteView> write(Access by, UUID caseId, String text, String key) {
        return transactions
                .write(() -> keys.once(
                        by,
                        key,
                        "note",
                        List.of(caseId, text),
                        () -> cases.visible(by, caseId)
                                .chain(() -> persist(new Note(caseId, text, by, clock.instant()))),
                        Note::id,
                        this::findById))
                .map(Note::view);
    }

    public Uni<Page<NoteView>> page(Access who, UUID caseId, PageRequest page) {
        StringBuilder query = new StringBuilder("tenant = :tenant and caseId = :case");
        Parameters parameters = Parameters.with("tenant", who.tenant()).and("case", caseId);
        page.after().ifPresent(cursor -> {
            query.append(" and writtenAt >= :at and (writtenAt > :at or id > :id)");
            parameters.and("at", cursor.at()).and("id", cursor.id());
        });
        return transactions.read(() -> cases.visible(who, caseId)
                .chain(() -> find(query.append(" order by writtenAt, id").toString(), parameters)
                        .range(0, page.limit())
                        .<Note>list())
                .map(rows ->
                        Page.of(rows, page.limit(), it -> new Cursor(it.writtenAt(), it.id()).encode(), Note::view)));
    }
}
