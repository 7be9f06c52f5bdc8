package io.aftercare.insight.cube;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The cells as they are kept in PostgreSQL. */
@ApplicationScoped
class CellTable {
    /** What comes from a changelog that was read further by another instance is older than what is there. */
    private static final String PUT = """
        insert into insight.cell (tenant, day, kind, dimension, value, measure, activity, next, times, record_offset)
        select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::bytea[], $10::bigint[])
        on conflict (tenant, dimension, value, day, kind, measure, activity, next) do update
            set times = excluded.times, record_offset = excluded.record_offset
            where cell.record_offset < excluded.record_offset
        """;

    private final Pool database;

    CellTable(Pool database) {
        this.database = database;
    }

    /**
     * What a cell comes to. One of which nothing is left stays, so that it is known how far it was read.
     *
     * @param times as of {@link io.aftercare.mining.DurationHistogram}; empty where nothing is left of it
     * @param offset of the record that says so, in the partition that all of the cell are in
     */
    record Cell(CellKey key, byte[] times, long offset) {}

    /** All or none; again changes nothing. Each key is in {@code cells} once. */
    Uni<Void> put(List<Cell> cells) {
        // In one order, so that two instances cannot wait for each other.
        Map<String, Long> tenants = new TreeMap<>();
        cells.forEach(cell -> tenants.merge(cell.key().tenant(), 1L, Long::sum));
        return database.withTransaction(
                connection -> Progress.cells(connection, tenants).chain(() -> put(connection, cells)));
    }

    private static Uni<Void> put(SqlConnection connection, List<Cell> cells) {
        return connection
                .preparedQuery(PUT)
                .execute(keys(cells)
                        .addValue(column(cells, cell -> Buffer.buffer(cell.times()), Buffer[]::new))
                        .addArrayOfLong(column(cells, Cell::offset, Long[]::new)))
                .replaceWithVoid();
    }

    private static Tuple keys(List<Cell> cells) {
        return Tuple.tuple()
                .addArrayOfString(text(cells, CellKey::tenant))
                .addArrayOfLocalDate(column(cells, cell -> cell.key().day(), LocalDate[]::new))
                .addArrayOfString(text(cells, CellKey::kind))
                .addArrayOfString(text(cells, CellKey::dimension))
                .addArrayOfString(text(cells, CellKey::value))
                .addArrayOfString(text(cells, CellKey::measure))
                .addArrayOfString(text(cells, CellKey::activity))
                .addArrayOfString(text(cells, CellKey::next));
    }

    private static String[] text(List<Cell> cells, Function<CellKey, String> part) {
        return column(cells, cell -> part.apply(cell.key()), String[]::new);
    }

    private static <T> T[] column(List<Cell> cells, Function<Cell, T> value, IntFunction<T[]> array) {
        return cells.stream().map(value).toArray(array);
    }
}
