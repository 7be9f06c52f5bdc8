package io.aftercare.insight.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts a tenant's events, so that producers and consumers can be compared. */
@ApplicationScoped
public class EventTotalsQuery {
    private static final String BY_TYPE = """
            select type, count(*), max(occurred_at) from insight.event where tenant = $1 group by type
            """;
    private static final String MISHAPS = """
            select coalesce((select deliveries from insight.duplicate where tenant = $1), 0),
                   (select count(*) from insight.dead_letter
                    where replayed_at is null and (tenant = $1 or tenant is null))
            """;

    private final Pool database;

    EventTotalsQuery(Pool database) {
        this.database = database;
    }

    public Uni<EventTotals> of(String tenant) {
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(BY_TYPE).execute(Tuple.of(tenant)),
                        database.preparedQuery(MISHAPS).execute(Tuple.of(tenant)))
                .with(EventTotalsQuery::totals);
    }

    private static EventTotals totals(RowSet<Row> types, RowSet<Row> mishaps) {
        Map<String, Long> byType = new TreeMap<>();
        Instant last = null;
        for (Row row : types) {
            byType.put(row.getString(0), row.getLong(1));
            Instant lastOfType = row.getOffsetDateTime(2).toInstant();
            last = last == null || lastOfType.isAfter(last) ? lastOfType : last;
        }
        Row counted = mishaps.iterator().next();
        long total = byType.values().stream().mapToLong(Long::longValue).sum();
        return new EventTotals(total, byType, counted.getLong(0), counted.getLong(1), last);
    }
}
