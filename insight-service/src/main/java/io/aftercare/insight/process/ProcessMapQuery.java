package io.aftercare.insight.process;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.Window;
import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DirectlyFollowsMiner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Mines the cases that were opened in a window, each with its whole history, so that none is cut at the edge. */
@ApplicationScoped
class ProcessMapQuery {
    private static final String SQL = """
        select step.case_id, step.activity, step.occurred_at
        from insight.event opened
        join insight.event step on step.tenant = opened.tenant and step.case_id = opened.case_id
        where opened.tenant = $1 and opened.type = 'case.opened'
            and opened.occurred_at >= $2 and opened.occurred_at < $3
            and ($4::text is null or opened.envelope->'data'->>'kind' = $4)
            %s
        order by step.case_id, step.occurred_at, step.id
        """;
    private static final int ROWS_AT_A_TIME = 1_000;

    private final Pool database;

    ProcessMapQuery(Pool database) {
        this.database = database;
    }

    /** The times of the graph are in buckets, as those of the cube are. */
    Uni<DirectlyFollowsGraph> of(String tenant, Window window, CaseFilter filter) {
        Tuple parameters =
                window.tuple(tenant).addString(filter.kind().map(CaseKind::code).orElse(null));
        StringBuilder conditions = new StringBuilder();
        filter.values().forEach((dimension, value) -> {
            parameters.addString(value);
            conditions
                    .append(" and ")
                    .append(dimension.sql("opened"))
                    .append(" = $")
                    .append(parameters.size());
        });
        return database.withTransaction(connection -> mine(connection, SQL.formatted(conditions), parameters))
                .map(DirectlyFollowsGraph::inBuckets);
    }

    /** The rows come through a cursor, case by case, so that memory depends on neither cases nor events. */
    private static Uni<DirectlyFollowsGraph> mine(SqlConnection connection, String sql, Tuple parameters) {
        CaseByCase cases = new CaseByCase();
        return connection
                .prepare(sql)
                .onItem()
                .transformToMulti(
                        query -> query.createStream(ROWS_AT_A_TIME, parameters).toMulti())
                // Mining has no place on an event loop; one after the other, so that the order stays.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(cases::ingest)
                .onItem()
                .ignoreAsUni()
                .map(done -> cases.miner.graph());
    }

    /** Tells the miner when a case is done, which is when the next one begins. */
    private static final class CaseByCase {
        private final DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
        private String current = "";

        void ingest(Row row) {
            String caseId = row.getUUID(0).toString();
            if (!caseId.equals(current)) {
                miner.close(current);
                current = caseId;
            }
            miner.ingest(new ActivityEvent(
                    caseId, row.getString(1), row.getOffsetDateTime(2).toInstant()));
        }
    }
}
