package io.aftercare.insight.warning;

import io.aftercare.insight.Window;
import io.aftercare.insight.warning.Rises.Count;
import io.aftercare.insight.warning.Rises.Found;
import io.aftercare.insight.warning.Rises.Series;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The counts that early warning rests on, and the warnings. */
@ApplicationScoped
class WarningTable {
    private static final int EXAMPLES = 5;
    private static final String LATEST = "select max(day) as day from insight.signal where tenant = $1";
    private static final String COUNTS = """
        select signal, dimension, value, max(part_of) as part_of, day, count(*) as count
        from insight.signal
        where tenant = $1 and day >= $2
        group by signal, dimension, value, day
        """;
    /** One that was raised in the same period is not raised again. */
    private static final String RAISE = """
        insert into insight.warning
            (tenant, signal, dimension, value, part_of, raised_on, onset, signals, expected, evidence, examples)
        select $1::text, $2::text, $3::text, $4::text, $5::text, $6::date, $7::date, $8::bigint, $9::float8,
            $10::float8, array(
            select case_id from insight.signal
            where tenant = $1::text and signal = $2::text and dimension = $3::text and value = $4::text and day between $7::date and $6::date
            order by day desc, case_id desc limit $11::int)
        where not exists (select from insight.warning
            where tenant = $1::text and signal = $2::text and dimension = $3::text and value = $4::text and raised_on >= $12::date)
        on conflict do nothing
        """;

    private static final String PAGE = """
        select * from insight.warning
        where tenant = $1 and raised_on between $2::date and $3::date and id < $4
        order by id desc limit $5
        """;

    private final Pool database;

    WarningTable(Pool database) {
        this.database = database;
    }

    Uni<List<String>> tenants() {
        return database.query("select distinct tenant from insight.signal")
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    Uni<List<Count>> counts(String tenant) {
        return database.preparedQuery(LATEST)
                .execute(Tuple.of(tenant))
                .map(rows -> rows.iterator().next().getLocalDate("day"))
                .chain(latest -> latest == null ? Uni.createFrom().item(List.of()) : counts(tenant, latest));
    }

    private Uni<List<Count>> counts(String tenant, LocalDate latest) {
        return database.preparedQuery(COUNTS)
                .execute(Tuple.of(tenant, Rises.periodOf(latest).minusDays(Rises.QUIET_DAYS)))
                .map(rows -> rows.stream()
                        .map(row -> new Count(
                                series(row), row.getString("part_of"), row.getLocalDate("day"), row.getLong("count")))
                        .toList());
    }

    /** @return how many were raised that had not been */
    Uni<Integer> raise(String tenant, List<Found> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<Tuple> rows = found.stream()
                .map(it -> Tuple.tuple()
                        .addString(tenant)
                        .addString(it.series().signal())
                        .addString(it.series().dimension())
                        .addString(it.series().value())
                        .addString(it.partOf())
                        .addLocalDate(it.raisedOn())
                        .addLocalDate(it.onset())
                        .addLong(it.signals())
                        .addDouble(it.expected())
                        .addDouble(it.evidence())
                        .addInteger(EXAMPLES)
                        .addLocalDate(Rises.periodOf(it.raisedOn())))
                .toList();
        return database.withTransaction(
                connection -> connection.preparedQuery(RAISE).executeBatch(rows).map(WarningTable::stored));
    }

    /** Those raised on a day of the window, the latest found first. */
    Uni<List<Warning>> of(String tenant, Window window, long before, int limit) {
        return database.preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addString(tenant)
                        .addLocalDate(window.from().atOffset(ZoneOffset.UTC).toLocalDate())
                        .addLocalDate(window.to()
                                .minusNanos(1)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate())
                        .addLong(before)
                        .addInteger(limit))
                .map(rows -> rows.stream().map(Warning::from).toList());
    }

    private static int stored(RowSet<Row> first) {
        int stored = 0;
        for (RowSet<Row> rows = first; rows != null; rows = rows.next()) {
            stored += rows.rowCount();
        }
        return stored;
    }

    private static Series series(Row row) {
        return new Series(row.getString("signal"), row.getString("dimension"), row.getString("value"));
    }
}
