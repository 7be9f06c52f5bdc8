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
    private static final String PUT = """
        insert into insight.cell (tenant, day, kind, dimension, value, measure, activity, next, times)
        select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::bytea[])
        on conflict (tenant, dimension, value, day, kind, measure, activity, next) do update set times = excluded.times
        """;
    private static final String REMOVE = """
        delete from insight.cell
        using unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
            as gone (tenant, day, kind, dimension, value, measure, activity, next)
        where cell.tenant = gone.tenant and cell.day = gone.day and cell.kind = gone.kind
            and cell.dimension = gone.dimension and cell.value = gone.value and cell.measure = gone.measure
            and cell.activity = gone.activity and cell.next = gone.next
        """;

    private final Pool database;

    CellTable(Pool database) {
        this.database = database;
    }

    /** What a cell comes to; {@code times} is null where nothing is left of it. */
    record Cell(CellKey key, byte[] times) {}

    /** All or none; again changes nothing. Each key is in {@code cells} once. */
    Uni<Void> put(List<Cell> cells) {
        // In one order, so that two instances cannot wait for each other.
        Map<String, Long> tenants = new TreeMap<>();
        cells.forEach(cell -> tenants.merge(cell.key().tenant(), 1L, Long::sum));
        return database.withTransaction(connection -> Progress.cells(connection, tenants)
                .chain(() -> put(connection, cells))
                .chain(() -> remove(connection, cells)));
    }

    private static Uni<Void> put(SqlConnection connection, List<Cell> cells) {
        List<Cell> kept = cells.stream().filter(cell -> cell.times() != null).toList();
        return kept.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(PUT)
                        .execute(keys(kept).addValue(column(kept, cell -> Buffer.buffer(cell.times()), Buffer[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> remove(SqlConnection connection, List<Cell> cells) {
        List<Cell> gone = cells.stream().filter(cell -> cell.times() == null).toList();
        return gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(REMOVE).execute(keys(gone)).replaceWithVoid();
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
