package io.aftercare.ticket.promise;

import io.aftercare.ticket.store.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;

/** Finds promises, and locks what they are about: whose events they are told among. */
@ApplicationScoped
class PromiseRepository implements PanacheRepositoryBase<Promise, UUID> {
    private static final Set<PromiseState> UNSETTLED = Set.of(PromiseState.OPEN, PromiseState.BROKEN);

    /** Of these cases, and the calls that are awaited in these conversations; locked. */
    Uni<List<Promise>> awaited(String tenant, Collection<UUID> cases, Collection<UUID> conversations) {
        return find(
                        "tenant = :tenant and state in :unsettled and (caseId in :cases"
                                + " or conversationId in :conversations and kind = :call) order by id",
                        Parameters.with("tenant", tenant)
                                .and("unsettled", UNSETTLED)
                                .and("cases", cases)
                                .and("conversations", conversations)
                                .and("call", PromiseKind.CALL_BACK))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those of any tenant that it is time to look at, locked; what another is at is passed over. */
    Uni<List<Promise>> toLookAt(Instant now, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from Promise p where p.nextLookAt <= :now order by p.nextLookAt", Promise.class)
                        .setParameter("now", now)
                        .setMaxResults(most)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }

    /** With what it is about, so that its events take their place among the others. */
    Uni<Promise> locked(Promise seen) {
        return (seen.caseId() == null ? lockConversation(seen.conversationId()) : lockCases(List.of(seen.caseId())))
                .chain(() -> findById(seen.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<List<UUID>> lockCases(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : lock("select id from ticket.cases where id = any($1) order by id for update", ids);
    }

    private static Uni<List<UUID>> lockConversation(UUID id) {
        return lock("select id from ticket.conversation where id = any($1) for update", List.of(id));
    }

    private static Uni<List<UUID>> lock(String query, List<UUID> ids) {
        return Sql.ids(query, (Object) ids.toArray(UUID[]::new));
    }
}
