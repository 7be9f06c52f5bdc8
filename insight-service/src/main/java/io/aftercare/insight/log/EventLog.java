package io.aftercare.insight.log;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Where events are kept, each once, however often it is delivered. */
@ApplicationScoped
public class EventLog {
    private static final String INSERT = """
        insert into insight.event (id, tenant, type, occurred_at, conversation_id, case_id, activity, envelope)
        select id, tenant, type, occurred_at, conversation_id, case_id, activity, envelope::jsonb
        from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::text[], $8::text[])
            as new (id, tenant, type, occurred_at, conversation_id, case_id, activity, envelope)
        on conflict (id) do nothing
        returning id
        """;
    private static final String COUNT_DUPLICATES = """
        insert into insight.duplicate (tenant, deliveries) select * from unnest($1::text[], $2::bigint[])
        on conflict (tenant) do update set deliveries = duplicate.deliveries + excluded.deliveries
        """;
    private static final String EVENTS_OF_CASE = """
        select envelope::text from insight.event where tenant = $1 and case_id = $2 order by occurred_at, id
        """;

    private final Pool database;
    private final List<LogFollower> followers;

    EventLog(Pool database, @All List<LogFollower> followers) {
        this.database = database;
        this.followers = followers;
    }

    /**
     * Stores all of the events or, when it fails, none.
     *
     * @return fails with {@link UnreadableEvent} when PostgreSQL refuses what one of them says, such as a NUL character
     */
    public Uni<Appended> append(List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(new Appended(List.of(), List.of()));
        }
        return database.withTransaction(connection -> append(connection, events));
    }

    /** As {@link #append(List)}, within a transaction of the caller's. */
    public Uni<Appended> append(SqlConnection connection, List<LoggedEvent> events) {
        return insert(connection, events)
                .call(appended -> count(connection, appended.duplicates()))
                .call(appended -> follow(connection, appended.stored()))
                .onFailure(EventLog::isRefusal)
                .transform(refusal -> new UnreadableEvent("the event log refuses it: " + refusal.getMessage()));
    }

    /** The events of a case in their order, empty when the tenant has no such case. */
    public Uni<List<String>> eventsOfCase(String tenant, UUID caseId) {
        return database.preparedQuery(EVENTS_OF_CASE)
                .execute(Tuple.of(tenant, caseId))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    private static Uni<Appended> insert(SqlConnection connection, List<LoggedEvent> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(column(events, LoggedEvent::id, UUID[]::new))
                .addArrayOfString(column(events, LoggedEvent::tenant, String[]::new))
                .addArrayOfString(column(events, LoggedEvent::type, String[]::new))
                .addArrayOfOffsetDateTime(
                        column(events, event -> event.occurredAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addArrayOfUUID(column(events, LoggedEvent::conversationId, UUID[]::new))
                .addArrayOfUUID(column(events, LoggedEvent::caseId, UUID[]::new))
                .addArrayOfString(column(events, LoggedEvent::activity, String[]::new))
                .addArrayOfString(column(events, LoggedEvent::json, String[]::new));
        return connection.preparedQuery(INSERT).execute(columns).map(rows -> {
            Set<UUID> inserted = new HashSet<>();
            rows.forEach(row -> inserted.add(row.getUUID(0)));
            return Appended.of(events, inserted);
        });
    }

    private Uni<Void> follow(SqlConnection connection, List<LoggedEvent> stored) {
        Uni<Void> followed = CaseLocks.cases(connection, stored);
        for (LogFollower follower : followers) {
            followed = followed.chain(() -> follower.follow(connection, stored));
        }
        return followed;
    }

    private static Uni<Void> count(SqlConnection connection, List<LoggedEvent> duplicates) {
        if (duplicates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // In the order of the tenants, so that two instances cannot wait for each other.
        Map<String, Long> byTenant =
                duplicates.stream().collect(groupingBy(LoggedEvent::tenant, TreeMap::new, counting()));
        return connection
                .preparedQuery(COUNT_DUPLICATES)
                .execute(Tuple.of(
                        byTenant.keySet().toArray(String[]::new),
                        byTenant.values().toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static <T> T[] column(List<LoggedEvent> events, Function<LoggedEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    /** SQLSTATE classes 22 (data exception), 23 (constraint) and 54 (limit exceeded) speak of the row, not the server. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof PgException refusal
                && refusal.getSqlState() != null
                && refusal.getSqlState().matches("(22|23|54).*");
    }
}
