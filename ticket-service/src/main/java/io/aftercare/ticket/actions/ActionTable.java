package io.aftercare.ticket.actions;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The worker's statements. What ends an action runs in the transaction that changes the case. */
@ApplicationScoped
class ActionTable {
    /** Rows that another worker is just taking are skipped, not waited for. */
    private static final String CLAIM = """
            update ticket.shop_action set lease_until = $1, attempts = attempts + 1
            where id in (
                select id from ticket.shop_action
                where state = 'requested' and next_try_at <= $2 and (lease_until is null or lease_until < $2)
                order by next_try_at
                limit $3
                for update skip locked
            )
            returning id, tenant, case_id, key, request, attempts
            """;

    private static final String LATER = """
            update ticket.shop_action set next_try_at = $2, lease_until = null, last_outcome = $3
            where id = $1 and state = 'requested'
            """;
    /** Whichever of the two was accepted first: from what is called off, nothing is awaited. */
    private static final String END_CALLED_OFF = """
            update ticket.shop_action a set state = 'done', last_outcome = 'called_off' from ticket.shop_action c
            where a.case_id = ?1 and a.state = 'accepted' and c.case_id = a.case_id and c.state = 'done'
                and (cast(c.request as jsonb) ->> 'calledOff') = a.key
            """;

    private static final String AWAITED = "select distinct tenant from ticket.shop_action where state = 'accepted'";
    private static final String TAKE_FEED = """
            insert into ticket.shop_feed as feed (tenant, lease_until) values ($1, $2)
            on conflict (tenant) do update set lease_until = excluded.lease_until where feed.lease_until < $3
            returning cursor
            """;
    private static final String LEAVE_FEED =
            "update ticket.shop_feed set cursor = $2, lease_until = $3 where tenant = $1";

    private final Pool pool;
    private final Clock clock;

    ActionTable(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    record Known(UUID id, UUID caseId) {}

    /** A feed that is ours to read for now; {@code cursor} is empty at its beginning. */
    record Feed(String tenant, Optional<String> cursor) {}

    Uni<List<DueAction>> claim(int limit, Duration lease) {
        Instant now = clock.instant();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now.plus(lease)), utc(now), limit))
                .map(rows -> rows.stream().map(DueAction::from).toList());
    }

    Uni<Void> later(UUID id, Instant at, String outcome) {
        return pool.preparedQuery(LATER).execute(Tuple.of(id, utc(at), outcome)).replaceWithVoid();
    }

    /** Within the current transaction; only from where the shop's word is still awaited. */
    Uni<Void> answered(UUID id, String state, String outcome) {
        return update(
                "update ticket.shop_action set state = ?2, last_outcome = ?3, lease_until = null"
                        + " where id = ?1 and state in ('requested', 'stuck')",
                id,
                state,
                outcome);
    }

    /** Within the current transaction. */
    Uni<Void> endCalledOff(UUID caseId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END_CALLED_OFF)
                        .setParameter(1, caseId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Within the current transaction. */
    Uni<Void> told(UUID id, String state, String outcome) {
        return update(
                "update ticket.shop_action set state = ?2, last_outcome = ?3 where id = ?1 and state <> 'done'",
                id,
                state,
                outcome);
    }

    Uni<Optional<Known>> known(String tenant, String key) {
        return pool.preparedQuery("select id, case_id from ticket.shop_action where tenant = $1 and key = $2")
                .execute(Tuple.of(tenant, key))
                .map(rows -> rows.stream()
                        .map(row -> new Known(row.getUUID("id"), row.getUUID("case_id")))
                        .findFirst());
    }

    /** The tenants from whose shops something is awaited. */
    Uni<List<String>> awaited() {
        return pool.query(AWAITED)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString("tenant")).toList());
    }

    /** Empty while another worker reads it, or has just done so. */
    Uni<Optional<Feed>> takeFeed(String tenant, Duration lease) {
        Instant now = clock.instant();
        return pool.preparedQuery(TAKE_FEED)
                .execute(Tuple.of(tenant, utc(now.plus(lease)), utc(now)))
                .map(rows -> rows.stream()
                        .map(row -> new Feed(tenant, Optional.ofNullable(row.getString("cursor"))))
                        .findFirst());
    }

    Uni<Void> leaveFeed(String tenant, Optional<String> cursor, Duration untilNext) {
        return pool.preparedQuery(LEAVE_FEED)
                .execute(Tuple.of(
                        tenant, cursor.orElse(null), utc(clock.instant().plus(untilNext))))
                .replaceWithVoid();
    }

    private static Uni<Void> update(String statement, UUID id, String state, String outcome) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter(1, id)
                        .setParameter(2, state)
                        .setParameter(3, outcome)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
