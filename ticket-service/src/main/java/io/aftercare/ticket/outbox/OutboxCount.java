package io.aftercare.ticket.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** Counts a tenant's events: all that were ever produced, and those that wait. */
@ApplicationScoped
public class OutboxCount {
    private static final String PRODUCED = """
            select type, sum(count)::bigint as count from (
                select type, count(*) as count from ticket.outbox where tenant = $1 group by type
                union all
                select type, count from ticket.outbox_purged where tenant = $1
            ) produced group by type
            """;
    private static final String WAITING = "select count(*) as count, min(created_at) as oldest from ticket.outbox"
            + " where tenant = $1 and relayed_at is null and refused_at is null";
    private static final String DEAD =
            "select count(*) as count from ticket.outbox where tenant = $1 and refused_at is not null";

    private final Pool pool;

    OutboxCount(Pool pool) {
        this.pool = pool;
    }

    public record View(Map<String, Long> produced, long waiting, Instant oldestWaitingAt, long deadLetters) {
        private static View from(Map<String, Long> produced, Row waiting, Row dead) {
            OffsetDateTime oldest = waiting.getOffsetDateTime("oldest");
            return new View(
                    produced,
                    waiting.getLong("count"),
                    oldest == null ? null : oldest.toInstant(),
                    dead.getLong("count"));
        }
    }

    public Uni<View> of(String tenant) {
        return pool.preparedQuery(PRODUCED)
                .execute(Tuple.of(tenant))
                .map(OutboxCount::byType)
                .chain(produced -> pool.preparedQuery(WAITING)
                        .execute(Tuple.of(tenant))
                        .map(RowSet::iterator)
                        .chain(waiting -> pool.preparedQuery(DEAD)
                                .execute(Tuple.of(tenant))
                                .map(dead -> View.from(
                                        produced,
                                        waiting.next(),
                                        dead.iterator().next()))));
    }

    private static Map<String, Long> byType(RowSet<Row> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(row.getString("type"), row.getLong("count")));
        return counts;
    }
}
