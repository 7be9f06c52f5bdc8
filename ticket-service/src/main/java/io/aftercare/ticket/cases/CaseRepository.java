package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Customer;
import io.aftercare.ticket.PageRequest;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds cases, always whole (with tasks and history) and never across tenants or customers. */
@ApplicationScoped
class CaseRepository implements PanacheRepositoryBase<Case, UUID> {
    private static final String WITH_CUSTOMER =
            "from AftersalesCase c join fetch c.customer k where c.tenant = :tenant";

    Uni<Case> required(Access who, UUID id) {
        return find(WITH_CUSTOMER + " and c.id = :id", tenant(who).and("id", id))
                .<Case>firstResult()
                .chain(found -> owned(who, id, found));
    }

    /** Fails unless there is such a case; reads nothing of it. */
    Uni<Void> visible(Access who, UUID id) {
        return count("tenant = ?1 and id = ?2", who.tenant(), id).map(found -> {
            if (found == 0) {
                throw Problems.notFound("case", id);
            }
            return null;
        });
    }

    /** As {@link #required}, and nobody else changes it until this transaction ends. */
    Uni<Case> locked(Access who, UUID id) {
        return find(WITH_CUSTOMER + " and c.id = :id", tenant(who).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Case>firstResult()
                .chain(found -> owned(who, id, found));
    }

    Uni<List<Case>> ofConversation(String tenant, UUID conversationId) {
        return find(
                        WITH_CUSTOMER + " and c.conversationId = :conversation order by c.openedAt, c.id",
                        Parameters.with("tenant", tenant).and("conversation", conversationId))
                .<Case>list()
                .chain(CaseRepository::whole);
    }

    /**
     * The customer's newest that are not settled, whatever conversation they were opened in, with their tasks and without
     * their history.
     *
     * @param except which is known already; null where none is
     */
    Uni<List<Case>> unsettledOf(String tenant, Customer customer, UUID except, int most) {
        String others = except == null ? "" : " and id <> :except";
        Parameters parameters =
                Parameters.with("tenant", tenant).and("customer", customer).and("unsettled", Case.UNSETTLED);
        return find(
                        "tenant = :tenant and customer = :customer and status in :unsettled" + others
                                + " order by openedAt desc, id desc",
                        except == null ? parameters : parameters.and("except", except))
                .range(0, most - 1)
                .<Case>list()
                .chain(found -> fetched(found, (session, it) -> session.fetch(it.tasks())));
    }

    /** The customer's that changed last and are settled, whatever conversation they were opened in. */
    Uni<List<Case>> settledOf(String tenant, Customer customer, int most) {
        return find(
                        "tenant = ?1 and customer = ?2 and status not in ?3 order by changedAt desc, id desc",
                        tenant,
                        customer,
                        Case.UNSETTLED)
                .range(0, most - 1)
                .<Case>list()
                .chain(CaseRepository::whole);
    }

    /** Those that are not settled, locked, without their tasks and history: for what only looks at the time. */
    Uni<List<Case>> ticking(String tenant, UUID conversationId) {
        return find(
                        "tenant = ?1 and conversationId = ?2 and status in ?3 and sla is not null order by id",
                        tenant,
                        conversationId,
                        Case.UNSETTLED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those of any tenant of whose terms there is something to be told, locked; what another is at is passed over. */
    Uni<List<Case>> toRemind(Instant now, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AftersalesCase c where c.slaNextAt <= :now order by c.slaNextAt", Case.class)
                        .setParameter("now", now)
                        .setMaxResults(most)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }

    Uni<List<UUID>> idsOfConversation(String tenant, UUID conversationId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select c.id from AftersalesCase c where c.tenant = :tenant"
                                        + " and c.conversationId = :conversation",
                                UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("conversation", conversationId)
                        .getResultList());
    }

    /** Only the id: what is read before the lock could be stale behind it. */
    Uni<Optional<UUID>> unsettled(String tenant, UUID conversationId, CaseKind kind) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select c.id from AftersalesCase c where c.tenant = :tenant"
                                        + " and c.conversationId = :conversation and c.kind = :kind"
                                        + " and c.status in :unsettled order by c.openedAt",
                                UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("conversation", conversationId)
                        .setParameter("kind", kind)
                        .setParameter("unsettled", Case.UNSETTLED)
                        .setMaxResults(1)
                        .getResultList())
                .map(ids -> ids.stream().findFirst());
    }

    /** As {@link #unsettled}, only the id. */
    Uni<UUID> ofTask(Access who, UUID taskId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select t.owner.id from Task t where t.tenant = :tenant and t.id = :id", UUID.class)
                        .setParameter("tenant", who.tenant())
                        .setParameter("id", taskId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("task", taskId));
    }

    /** A page's worth of cases, by what the caller may see of them already. */
    Uni<List<Case>> newestFirst(Access who, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : find(
                                WITH_CUSTOMER + " and c.id in :ids order by c.openedAt desc, c.id desc",
                                tenant(who).and("ids", ids))
                        .<Case>list()
                        .chain(CaseRepository::whole);
    }

    /** Newest first; one more than the limit, if there is one more. */
    Uni<List<Case>> page(Access who, CaseFilter filter, PageRequest page) {
        StringBuilder query = new StringBuilder(WITH_CUSTOMER);
        Parameters parameters = tenant(who);
        if (who.customer()) {
            query.append(" and k.externalId = :customer");
            parameters.and("customer", who.subject());
        }
        filter.kind().ifPresent(kind -> {
            query.append(" and c.kind = :kind");
            parameters.and("kind", kind);
        });
        filter.status().ifPresent(status -> {
            query.append(" and c.status = :status");
            parameters.and("status", status);
        });
        filter.conversationId().ifPresent(conversation -> {
            query.append(" and c.conversationId = :conversation");
            parameters.and("conversation", conversation);
        });
        filter.department().ifPresent(department -> {
            query.append(" and c.department = :department");
            parameters.and("department", department);
        });
        filter.owner().ifPresent(owner -> {
            query.append(" and c.owner = :owner");
            parameters.and("owner", owner);
        });
        filter.stage().ifPresent(stage -> {
            query.append(" and c.stage = :stage");
            parameters.and("stage", stage);
        });
        page.after().ifPresent(cursor -> {
            query.append(" and c.openedAt <= :at and (c.openedAt < :at or c.id < :id)");
            parameters.and("at", cursor.at()).and("id", cursor.id());
        });
        return find(query.append(" order by c.openedAt desc, c.id desc").toString(), parameters)
                .range(0, page.limit())
                .<Case>list()
                .chain(CaseRepository::whole);
    }

    /** Not as SQL: Hibernate Reactive makes a plan for each call of a native query and finds none of them again. */
    Uni<Long> nextNumber() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select cast(function('nextval', 'ticket.case_number') as Long)", Long.class)
                        .getSingleResult());
    }

    private static Parameters tenant(Access who) {
        return Parameters.with("tenant", who.tenant());
    }

    private static Uni<Case> owned(Access who, UUID id, Case found) {
        return found != null && who.maySee(found.customer())
                ? whole(List.of(found)).replaceWith(found)
                : Uni.createFrom().failure(Problems.notFound("case", id));
    }

    /** Two statements for all of them: the first case's tasks bring those of the others along. */
    private static Uni<List<Case>> whole(List<Case> cases) {
        return fetched(cases, (session, it) -> session.fetch(it.tasks()).chain(() -> session.fetch(it.history())));
    }

    private static Uni<List<Case>> fetched(List<Case> cases, BiFunction<Mutiny.Session, Case, Uni<?>> what) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(cases)
                        .onItem()
                        .transformToUniAndConcatenate(it -> what.apply(session, it))
                        .collect()
                        .asList())
                .replaceWith(cases);
    }
}
