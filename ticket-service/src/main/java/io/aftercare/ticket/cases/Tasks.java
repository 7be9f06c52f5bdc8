package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The departments' queues. */
@ApplicationScoped
public class Tasks implements PanacheRepositoryBase<Task, UUID> {
    private static final String WITH_CASE = "from Task t join fetch t.owner c where t.tenant = :tenant";

    private final CaseRepository cases;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Tasks(CaseRepository cases, Transactions transactions, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is due first comes first. */
    public Uni<Page<TaskView>> page(Access who, TaskFilter filter, PageRequest page) {
        StringBuilder query = new StringBuilder(WITH_CASE);
        Parameters parameters = Parameters.with("tenant", who.tenant());
        filter.department().ifPresent(it -> {
            query.append(" and t.department = :department");
            parameters.and("department", it);
        });
        filter.status().ifPresent(it -> {
            query.append(" and t.status = :status");
            parameters.and("status", it);
        });
        filter.assignee().ifPresent(it -> {
            query.append(" and t.assignee = :assignee");
            parameters.and("assignee", it);
        });
        filter.skill().ifPresent(it -> {
            query.append(" and t.skill = :skill");
            parameters.and("skill", it);
        });
        filter.waiting().ifPresent(it -> query.append(it ? " and t.assignee is null" : " and t.assignee is not null"));
        page.after().ifPresent(cursor -> {
            query.append(" and t.dueAt >= :at and (t.dueAt > :at or t.id > :id)");
            parameters.and("at", cursor.at()).and("id", cursor.id());
        });
        return transactions.read(() -> find(
                        query.append(" order by t.dueAt, t.id").toString(), parameters)
                .range(0, page.limit())
                .<Task>list()
                .map(rows -> Page.of(
                        rows, page.limit(), task -> new Cursor(task.dueAt(), task.id()).encode(), TaskView::withCase)));
    }

    public Uni<TaskView> complete(Access by, UUID id, String outcome) {
        return transactions.write(() -> cases.ofTask(by, id)
                .chain(caseId -> cases.locked(by, caseId))
                .call(owner -> outbox.append(by.tenant(), owner.todo().complete(id, outcome, by, clock.instant())))
                .map(owner -> TaskView.withCase(owner.todo().required(id))));
    }
}
