package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseStatus;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.Page;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.policy.CasePlan;
import io.aftercare.ticket.store.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Opens, shows and moves cases. */
@ApplicationScoped
public class Cases {
    private final CaseRepository repository;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Cases(CaseRepository repository, Transactions transactions, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<CaseView> one(Access who, UUID id) {
        return transactions.read(() -> repository.required(who, id).map(CaseView::from));
    }

    public Uni<Page<CaseView>> page(Access who, CaseFilter filter, PageRequest page) {
        return transactions.read(() -> repository
                .page(who, filter, page)
                .map(rows -> Page.of(rows, page.limit(), it -> new Cursor(it.openedAt(), it.id()), CaseView::from)));
    }

    /** Within the caller's session. */
    public Uni<List<CaseView>> ofConversation(String tenant, UUID conversationId) {
        return repository
                .ofConversation(tenant, conversationId)
                .map(cases -> cases.stream().map(CaseView::from).toList());
    }

    /**
     * Reuses the conversation's unsettled case of that kind, or opens one; within the caller's transaction, which holds
     * the conversation's lock, so that two messages do not open two.
     */
    public Uni<DecidedCase> openOrJoin(CaseSubject subject, CasePlan plan, Access by) {
        return repository
                .unsettled(by.tenant(), subject.conversationId(), plan.kind())
                .chain(found -> found.map(id -> join(id, subject, plan, by)).orElseGet(() -> open(subject, plan, by)));
    }

    public Uni<CaseView> transition(Access by, UUID id, String ifMatch, CaseStatus to, String reason) {
        return transactions.write(() -> repository.locked(by, id).chain(it -> {
            Preconditions.requireCurrent(ifMatch, CaseView.from(it).etag());
            return changed(it, by, it.transition(to, reason, by, clock.instant()));
        }));
    }

    private Uni<DecidedCase> open(CaseSubject subject, CasePlan plan, Access by) {
        return repository
                .nextNumber()
                .map(number -> Case.open(number, subject, plan, by, clock.instant()))
                .call(opened -> repository.persist(opened.result()))
                .call(opened -> outbox.append(by.tenant(), opened.events()))
                .map(Caused::result)
                .map(opened -> DecidedCase.from(opened, false));
    }

    private Uni<DecidedCase> join(UUID id, CaseSubject subject, CasePlan plan, Access by) {
        return repository
                .locked(by, id)
                .call(it -> outbox.append(by.tenant(), it.join(plan, subject, clock.instant())))
                .map(it -> DecidedCase.from(it, true));
    }

    /** Flushed, so that the view shows the version that the change gets. */
    private Uni<CaseView> changed(Case it, Access by, List<AftercareEvent> events) {
        return outbox.append(by.tenant(), events).chain(repository::flush).map(done -> CaseView.from(it));
    }
}
