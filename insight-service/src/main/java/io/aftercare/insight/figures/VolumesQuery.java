package io.aftercare.insight.figures;

import io.aftercare.events.EventType;
import io.aftercare.insight.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Counts a tenant's conversations, messages, replies, cases and handoffs. */
@ApplicationScoped
public class VolumesQuery {
    private static final String SQL = """
            select date_trunc($4, occurred_at, 'UTC'), type, envelope->'data'->>'kind', count(*)
            from insight.event
            where tenant = $1 and type = any($5) and occurred_at >= $2 and occurred_at < $3
            group by 1, 2, 3
            """;
    private static final String[] TYPES =
            Volumes.COUNTED.stream().map(EventType::typeName).toArray(String[]::new);

    private final Pool database;

    VolumesQuery(Pool database) {
        this.database = database;
    }

    public Uni<Volumes> of(String tenant, Window window, Bucket bucket) {
        List<Instant> starts = bucket.starts(window);
        return database.preparedQuery(SQL)
                .execute(window.tuple(tenant).addString(bucket.code()).addArrayOfString(TYPES))
                .map(rows -> Volumes.of(
                        starts, rows.stream().map(VolumesQuery::count).toList()));
    }

    private static Volumes.Count count(Row row) {
        return new Volumes.Count(
                row.getOffsetDateTime(0).toInstant(), row.getString(1), row.getString(2), row.getLong(3));
    }
}
