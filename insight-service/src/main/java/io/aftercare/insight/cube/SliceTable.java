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

/** The slices as they are kept in PostgreSQL. */
@ApplicationScoped
class SliceTable {
    /** What comes from a changelog that was read further by another instance is older than what is there. */
    private static final String PUT = """
        insert into insight.slice (tenant, dimension, value, day, kind, part, cells, opened, settled, record_offset)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[], $6::int[], $7::bytea[],
            $8::bigint[], $9::bigint[], $10::bigint[])
        on conflict (tenant, dimension, value, day, kind, part) do update
            set cells = excluded.cells, opened = excluded.opened, settled = excluded.settled,
                record_offset = excluded.record_offset
            where slice.record_offset < excluded.record_offset
        """;

    private final Pool database;

    SliceTable(Pool database) {
        this.database = database;
    }

    /**
     * What a slice comes to in a partition. One of which nothing is left stays, so that it is known how far it was read.
     *
     * @param cells as of {@link io.aftercare.mining.cube.Slice#bytes}; empty where nothing is left
     * @param opened cases among them
     * @param settled those of the cases that are settled as things stand
     * @param offset of the record that says so
     */
    record PartOfSlice(SliceKey key, int partition, byte[] cells, long opened, long settled, long offset) {}

    /** All or none; again changes nothing. Each key is in {@code slices} once for each partition. */
    Uni<Void> put(List<PartOfSlice> slices) {
        // In one order, so that two instances cannot wait for each other.
        Map<String, Long> tenants = new TreeMap<>();
        slices.forEach(slice -> tenants.merge(slice.key().tenant(), 1L, Long::sum));
        return database.withTransaction(
                connection -> Progress.slices(connection, tenants).chain(() -> put(connection, slices)));
    }

    private static Uni<Void> put(SqlConnection connection, List<PartOfSlice> slices) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addArrayOfString(column(slices, slice -> slice.key().tenant(), String[]::new))
                        .addArrayOfString(column(slices, slice -> slice.key().dimension(), String[]::new))
                        .addArrayOfString(column(slices, slice -> slice.key().value(), String[]::new))
                        .addArrayOfLocalDate(column(slices, slice -> slice.key().date(), LocalDate[]::new))
                        .addArrayOfString(column(slices, slice -> slice.key().kind(), String[]::new))
                        .addArrayOfInteger(column(slices, PartOfSlice::partition, Integer[]::new))
                        .addValue(column(slices, slice -> Buffer.buffer(slice.cells()), Buffer[]::new))
                        .addArrayOfLong(column(slices, PartOfSlice::opened, Long[]::new))
                        .addArrayOfLong(column(slices, PartOfSlice::settled, Long[]::new))
                        .addArrayOfLong(column(slices, PartOfSlice::offset, Long[]::new)))
                .replaceWithVoid();
    }

    private static <T> T[] column(List<PartOfSlice> slices, Function<PartOfSlice, T> value, IntFunction<T[]> array) {
        return slices.stream().map(value).toArray(array);
    }
}
