package io.aftercare.insight.conformance;

import io.aftercare.insight.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;

/** Reads alerts, the latest raised first. */
@ApplicationScoped
public class AlertsQuery {
    private static final String SQL = """
        select id, case_id, case_kind, event_id, kind, activity, skipped, because, occurred_at, raised_at
        from insight.deviation
        where tenant = $1 and occurred_at >= $2 and occurred_at < $3 and id < $4
        order by id desc limit $5
        """;

    private final Pool database;

    AlertsQuery(Pool database) {
        this.database = database;
    }

    /** @param before the id below which the page begins */
    public Uni<List<Alert>> of(String tenant, Window window, long before, int limit) {
        return database.preparedQuery(SQL)
                .execute(Tuple.tuple()
                        .addString(tenant)
                        .addOffsetDateTime(window.from().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(window.to().atOffset(ZoneOffset.UTC))
                        .addLong(before)
                        .addInteger(limit))
                .map(rows -> rows.stream().map(Alert::from).toList());
    }
}
