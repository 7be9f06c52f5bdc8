package io.aftercare.insight.figures;

import io.aftercare.insight.Window;
import io.aftercare.insight.figures.Times.Percentiles;
import io.aftercare.insight.figures.Times.Resolution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Measures how long a tenant's customers waited; the window is that of the message or the opening of the case. */
@ApplicationScoped
public class TimesQuery {
    private static final String FIRST_RESPONSE = """
            select count(*), percentile_cont(array[0.5, 0.95, 0.99]) within group (order by seconds)
            from (
                select extract(epoch from reply.occurred_at - message.occurred_at)::float8 as seconds
                from insight.event message
                cross join lateral (
                    select occurred_at from insight.event
                    where tenant = message.tenant and conversation_id = message.conversation_id
                        and type = 'reply.sent' and occurred_at >= message.occurred_at
                    order by occurred_at limit 1) reply
                where message.tenant = $1 and message.type = 'message.received'
                    and message.occurred_at >= $2 and message.occurred_at < $3) answered
            """;
    private static final String RESOLUTION = """
            select kind, count(*), percentile_cont(array[0.5, 0.95, 0.99]) within group (order by seconds)
            from (
                select opened.envelope->'data'->>'kind' as kind,
                    extract(epoch from resolution.occurred_at - opened.occurred_at)::float8 as seconds
                from insight.event opened
                cross join lateral (
                    select occurred_at from insight.event
                    where tenant = opened.tenant and case_id = opened.case_id
                        and activity = 'case.status_changed:resolved' and occurred_at >= opened.occurred_at
                    order by occurred_at limit 1) resolution
                where opened.tenant = $1 and opened.type = 'case.opened'
                    and opened.occurred_at >= $2 and opened.occurred_at < $3) resolved
            group by grouping sets ((), (kind))
            """;

    private final Pool database;

    TimesQuery(Pool database) {
        this.database = database;
    }

    public Uni<Times> of(String tenant, Window window) {
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(FIRST_RESPONSE).execute(window.tuple(tenant)),
                        database.preparedQuery(RESOLUTION).execute(window.tuple(tenant)))
                .with((responses, resolutions) ->
                        new Times(percentiles(responses.iterator().next(), 0), resolution(resolutions)));
    }

    /** The row without a kind is that of all kinds; every case has one. */
    private static Resolution resolution(RowSet<Row> rows) {
        Percentiles all = null;
        Map<String, Percentiles> byKind = new TreeMap<>();
        for (Row row : rows) {
            if (row.getString(0) == null) {
                all = percentiles(row, 1);
            } else {
                byKind.put(row.getString(0), percentiles(row, 1));
            }
        }
        return Resolution.of(all, byKind);
    }

    private static Percentiles percentiles(Row row, int firstColumn) {
        return Percentiles.of(row.getLong(firstColumn), row.getArrayOfDoubles(firstColumn + 1));
    }
}
