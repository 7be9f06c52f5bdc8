package io.aftercare.insight.cube;

import io.aftercare.events.CaseKind;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Merges the process map of whole days from the cells of the cube. */
@ApplicationScoped
public class GraphCube {
    private static final String SQL = """
        select activity, next, times from insight.cell
        where tenant = $1 and dimension = $2 and value = $3 and day >= $4 and day < $5
            and times <> '' and measure in ('starts', 'follows') and ($6::text is null or kind = $6)
        """;

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
            throw new IllegalArgumentException("cells are told apart by one dimension at a time, not by " + values);
        }
        Tuple parameters = Tuple.tuple()
                .addString(tenant)
                .addString(values.keySet().stream()
                        .map(Dimension::code)
                        .findFirst()
                        .orElse(""))
                .addString(values.values().stream().findFirst().orElse(""))
                .addLocalDate(from)
                .addLocalDate(end)
                .addString(kind.map(CaseKind::code).orElse(null));
        return database.preparedQuery(SQL).execute(parameters).map(GraphCube::graph);
    }

    private static DirectlyFollowsGraph graph(RowSet<Row> cells) {
        Map<String, Long> starts = new HashMap<>();
        Map<Edge, DurationHistogram> edges = new HashMap<>();
        for (Row cell : cells) {
            String activity = cell.getString(0);
            String next = cell.getString(1);
            byte[] times = cell.getBuffer(2).getBytes();
            if (next.isEmpty()) {
                starts.merge(activity, DurationHistogram.of(times).count(), Long::sum);
            } else {
                edges.computeIfAbsent(new Edge(activity, next), first -> new DurationHistogram())
                        .merge(times);
            }
        }
        return DirectlyFollowsGraph.of(starts, edges);
    }
}
