package io.aftercare.insight.figures;

import io.aftercare.events.EventType;
import io.aftercare.insight.Window;
import io.aftercare.insight.figures.IntentShares.IntentShare;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts a tenant's messages by intent; what is out of scope is not counted under the leaf that it resembles most. */
@ApplicationScoped
public class IntentSharesQuery {
    private static final String SQL = """
            with understood as (
                select case when envelope->'data'->>'outOfScope' = 'true' then $4
                            else coalesce(envelope->'data'->'intents'->0->>'name', $4) end as name
                from insight.event
                where tenant = $1 and type = $5 and occurred_at >= $2 and occurred_at < $3)
            select name, count(*), count(*)::float8 / sum(count(*)) over ()::float8
            from understood group by name order by count(*) desc, name
            """;

    private final Pool database;

    IntentSharesQuery(Pool database) {
        this.database = database;
    }

    public Uni<IntentShares> of(String tenant, Window window) {
        return database.preparedQuery(SQL)
                .execute(window.tuple(tenant)
                        .addString(IntentShares.OUT_OF_SCOPE)
                        .addString(EventType.MESSAGE_UNDERSTOOD.typeName()))
                .map(rows -> new IntentShares(rows.stream()
                        .map(row -> new IntentShare(row.getString(0), row.getLong(1), row.getDouble(2)))
                        .toList()));
    }
}
