package io.aftercare.insight.advice;

import io.aftercare.events.EventCodec;
import io.aftercare.insight.Window;
import io.aftercare.insight.cube.Dimension;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Reads the cases and conversations that began in a window, from the log: all of them, or a sample that does not depend on
 * anything but their ids, so that the same are read again.
 */
@ApplicationScoped
class HistoryQuery {
    /** Rows that are read at a time, so that a large window does not have to fit into memory twice. */
    private static final int BATCH = 1000;

    private static final String CASES = """
        with opened as (
            select case_id from insight.event
            where tenant = $1 and type = 'case.opened' and occurred_at >= $2 and occurred_at < $3
            group by case_id order by hashtextextended(case_id::text, 0), case_id limit $4)
        select step.envelope::text
        from opened
        join insight.event step on step.tenant = $1 and step.case_id = opened.case_id
        where step.type = any($5)
        order by opened.case_id, step.occurred_at, step.id
        """;
    private static final String TALKS = """
        with understood as (
            select conversation_id from insight.event
            where tenant = $1 and type = 'message.understood' and occurred_at >= $2 and occurred_at < $3
                and conversation_id is not null
            group by conversation_id order by hashtextextended(conversation_id::text, 0), conversation_id limit $4)
        select step.envelope::text
        from understood
        join insight.event step on step.tenant = $1 and step.conversation_id = understood.conversation_id
        where step.type = any($5)
        order by understood.conversation_id, step.occurred_at, step.id
        """;
    private static final String BATCHES = """
        select batch, day, count(*)::int as cases,
            (count(*) filter (where complaint = 'product_quality'))::int as complaints
        from (
            select %s as batch, floor(extract(epoch from opened.occurred_at - $2::timestamptz) / 86400)::int as day,
                opened.envelope->'data'->>'complaint' as complaint
            from insight.event opened
            where opened.tenant = $1 and opened.type = 'case.opened'
                and opened.occurred_at >= $2 and opened.occurred_at < $3) told
        where batch is not null
        group by 1, 2
        """.formatted(Dimension.BATCH.sql("opened"));
    private static final String ALL = """
        select count(distinct case_id) filter (where type = 'case.opened') as cases,
            count(distinct conversation_id) filter (where type = 'message.understood') as talks
        from insight.event
        where tenant = $1 and type in ('case.opened', 'message.understood') and occurred_at >= $2 and occurred_at < $3
        """;

    private final Pool database;

    HistoryQuery(Pool database) {
        this.database = database;
    }

    Uni<Histories> of(String tenant, Window window, int most) {
        // A day that is begun is a day.
        int days = (int) window.length().plusDays(1).minusNanos(1).toDays();
        Histories histories = new Histories(window.from(), days);
        // A cursor lives in a transaction.
        return database.withTransaction(connection -> read(
                        connection, CASES, sample(tenant, window, most, Histories.CASE_EVENTS), histories)
                .chain(() -> read(connection, TALKS, sample(tenant, window, most, Histories.TALK_EVENTS), histories))
                .chain(() -> connection.preparedQuery(BATCHES).execute(window.tuple(tenant)))
                .invoke(rows -> rows.forEach(row -> histories.count(
                        row.getString("batch"),
                        row.getInteger("day"),
                        row.getInteger("cases"),
                        row.getInteger("complaints"))))
                .chain(() -> connection.preparedQuery(ALL).execute(window.tuple(tenant)))
                .map(rows -> rows.iterator().next())
                .invoke(all -> histories.sampledFrom(all.getLong("cases"), all.getLong("talks")))
                .replaceWith(histories));
    }

    private static Tuple sample(String tenant, Window window, int most, Set<String> types) {
        return window.tuple(tenant)
                .addInteger(most)
                .addArrayOfString(types.stream().sorted().toArray(String[]::new));
    }

    private static Uni<Void> read(SqlConnection connection, String sql, Tuple parameters, Histories histories) {
        return connection
                .prepare(sql)
                .chain(statement -> statement
                        .createStream(BATCH, parameters)
                        .toMulti()
                        // Reading an envelope takes its time, which is not the event loop's.
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(row -> histories.add(EventCodec.read(row.getString(0))))
                        .collect()
                        .last()
                        .chain(statement::close));
    }
}
