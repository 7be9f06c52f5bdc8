package io.aftercare.insight.cube;

import io.aftercare.events.CaseKind;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DurationTally;
import io.aftercare.mining.Edge;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Merges the process map of whole days from the slices of the cube. */
@ApplicationScoped
public class GraphCube {
    private static final String SQL = """
        select cells from insight.slice
        where tenant = $1 and dimension = $2 and value = $3 and day >= $4 and day < $5
            and cells <> '' and ($6::text is null or kind = $6)
        """;

    private static final int AT_A_TIME = 10;

    private final Pool database;

    GraphCube(Pool database) {
        this.database = database;
    }

    /**
     * @param end the first day that is not asked for
     * @param values at most one
     */
    public Uni<DirectlyFollowsGraph> of(
            String tenant, LocalDate from, LocalDate end, Optional<CaseKind> kind, Map<Dimension, String> values) {
        if (values.size() > 1) {
            throw new IllegalArgumentException("slices are told apart by one dimension at a time, not by " + values);
        }
        String dimension =
                values.keySet().stream().map(Dimension::code).findFirst().orElse("");
        String value = values.values().stream().findFirst().orElse("");
        String ofKind = kind.map(CaseKind::code).orElse(values.isEmpty() ? SliceKey.ANY_KIND : null);
        Merged merged = new Merged();
        return Multi.createFrom()
                .iterable(parts(from, end))
                .onItem()
                .transformToUniAndConcatenate(part -> database.preparedQuery(SQL)
                        .execute(Tuple.tuple()
                                .addString(tenant)
                                .addString(dimension)
                                .addString(value)
                                .addLocalDate(part.from())
                                .addLocalDate(part.end())
                                .addString(ofKind))
                        // To merge thousands takes tens of milliseconds, which are not those of the event loop.
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(merged::add))
                .onItem()
                .ignoreAsUni()
                .map(done -> merged.graph());
    }

    private record Days(LocalDate from, LocalDate end) {}

    /** Some days at a time: what a quarter of a large merchant comes to is not to be in memory at once. */
    private static List<Days> parts(LocalDate from, LocalDate end) {
        List<Days> parts = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(end); day = day.plusDays(AT_A_TIME)) {
            LocalDate next = day.plusDays(AT_A_TIME);
            parts.add(new Days(day, next.isBefore(end) ? next : end));
        }
        return parts;
    }

    private static final class Merged {
        private final Map<String, DurationTally> starts = new HashMap<>();
        private final Map<Edge, DurationTally> edges = new HashMap<>();

        private void add(RowSet<Row> slices) {
            for (Row slice : slices) {
                Slice.read(slice.getBuffer(0).getBytes(), (cell, times) -> {
                    if (cell.measure().equals(Measure.STARTS)) {
                        starts.computeIfAbsent(cell.activity(), first -> new DurationTally())
                                .merge(times);
                    } else if (cell.measure().equals(Measure.FOLLOWS)) {
                        edges.computeIfAbsent(new Edge(cell.activity(), cell.next()), first -> new DurationTally())
                                .merge(times);
                    }
                });
            }
        }

        private DirectlyFollowsGraph graph() {
            return DirectlyFollowsGraph.of(
                    mapped(starts, tally -> tally.histogram().count()), mapped(edges, DurationTally::histogram));
        }

        private static <K, V> Map<K, V> mapped(Map<K, DurationTally> tallies, Function<DurationTally, V> value) {
            Map<K, V> mapped = new HashMap<>();
            tallies.forEach((key, tally) -> mapped.put(key, value.apply(tally)));
            return mapped;
        }
    }
}
