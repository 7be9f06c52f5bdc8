package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.Customer;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.CasePlan;
import io.aftercare.web.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Opens and shows cases; {@link CaseCommands} moves them. */
@ApplicationScoped
public class Cases {
    private static final int MOST_ALSO_OPEN = 3;
    private static final int MOST_SETTLED = 3;

    private final CaseRepository repository;
    private final CaseSearch search;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Cases(CaseRepository repository, CaseSearch search, Transactions transactions, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.search = search;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<CaseView> one(Access who, UUID id) {
        return transactions.read(() -> repository.required(who, id).map(it -> CaseView.of(it, who)));
    }

    public Uni<Page<CaseView>> page(Access who, CaseFilter filter, PageRequest page) {
        return transactions.read(() -> rows(who, filter, page)
                .map(rows -> Page.of(
                        rows,
                        page.limit(),
                        it -> new Cursor(it.openedAt(), it.id()).encode(),
                        it -> CaseView.of(it, who))));
    }

    private Uni<List<Case>> rows(Access who, CaseFilter filter, PageRequest page) {
        return filter.words()
                .map(words -> search.find(who, words, filter, page).chain(found -> repository.newestFirst(who, found)))
                .orElseGet(() -> repository.page(who, filter, page));
    }

    /** Within the caller's session. */
    public Uni<List<CaseView>> ofConversation(Access who, UUID conversationId) {
        return repository
                .ofConversation(who.tenant(), conversationId)
                .map(cases -> cases.stream().map(it -> CaseView.of(it, who)).toList());
    }

    /** Within the caller's session. */
    public Uni<List<UUID>> idsOfConversation(String tenant, UUID conversationId) {
        return repository.idsOfConversation(tenant, conversationId);
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

    /** What else is open for the customer, newest first; within the caller's transaction. */
    public Uni<List<DecidedCase>> alsoOpen(String tenant, Customer customer, DecidedCase decided) {
        return repository
                .unsettledOf(tenant, customer, decided == null ? null : decided.id(), MOST_ALSO_OPEN)
                .map(open -> open.stream().map(it -> DecidedCase.from(it, true)).toList());
    }

    /** What was settled lately for the customer, last first; within the caller's transaction. */
    public Uni<List<DecidedCase>> settledLately(String tenant, Customer customer) {
        return repository
                .settledOf(tenant, customer, MOST_SETTLED)
                .map(settled ->
                        settled.stream().map(it -> DecidedCase.from(it, true)).toList());
    }

    /** A new case about these goods, whatever else is open; within the caller's transaction. */
    public Uni<CaseView> open(CaseSubject subject, CasePlan plan, Goods goods, Access by) {
        return repository
                .nextNumber()
                .map(number -> Case.open(number, subject, plan, Dossier.EMPTY.with(goods), by, clock.instant()))
                .call(opened -> repository.persist(opened.result()))
                .call(opened -> outbox.append(by.tenant(), opened.events()))
                .map(opened -> CaseView.of(opened.result(), by));
    }

    /** Within the caller's transaction. */
    public Uni<CaseView> required(Access who, UUID id) {
        return repository.required(who, id).map(it -> CaseView.of(it, who));
    }

    /** The customer wrote: an answer is due in what is open. Within the caller's transaction. */
    public Uni<Void> customerSpoke(String tenant, UUID conversationId, Instant at) {
        return tick(tenant, conversationId, it -> it.customerSpoke(at));
    }

    /** The customer was answered; within the caller's transaction. */
    public Uni<Void> merchantSpoke(String tenant, UUID conversationId, Instant at) {
        return tick(tenant, conversationId, it -> it.merchantSpoke(at));
    }

    private Uni<Void> tick(String tenant, UUID conversationId, Function<Case, List<AftercareEvent>> what) {
        return repository.ticking(tenant, conversationId).chain(cases -> {
            List<AftercareEvent> events =
                    cases.stream().flatMap(it -> what.apply(it).stream()).toList();
            return events.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(tenant, events);
        });
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
}
