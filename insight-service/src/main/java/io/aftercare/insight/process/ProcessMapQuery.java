package io.aftercare.insight.process;

import static java.util.stream.Collectors.joining;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.Window;
import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DirectlyFollowsMiner;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** Mines the cases that were opened in a window, each with its whole history, so that none is cut at the edge. */
@ApplicationScoped
public class ProcessMapQuery {
    private static final String SQL = """
        select step.case_id, step.activity, step.occurred_at
        from insight.event opened
        join insight.event step on step.tenant = opened.tenant and step.case_id = opened.case_id
        where opened.tenant = $1 and opened.type = 'case.opened'
            and opened.occurred_at >= $2 and opened.occurred_at < $3
            and ($4::text is null or opened.envelope->'data'->>'kind' = $4)
        order by step.case_id, step.occurred_at, step.id
        """;
    private static final int ROWS_AT_A_TIME = 1_000;

    private final Pool database;

    ProcessMapQuery(Pool database) {
        this.database = database;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a name that is no kind; null is every kind */
    public static Optional<CaseKind> kind(String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(CaseKind.values())
                .filter(kind -> kind.code().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "kind-unknown",
                        "kind must be one of "
                                + Stream.of(CaseKind.values())
                                        .map(CaseKind::code)
                                        .collect(joining(", ")) + ".")));
    }

    public Uni<DirectlyFollowsGraph> of(String tenant, Window window, Optional<CaseKind> kind) {
        Tuple parameters = Tuple.of(
                tenant,
                window.from().atOffset(ZoneOffset.UTC),
                window.to().atOffset(ZoneOffset.UTC),
                kind.map(CaseKind::code).orElse(null));
        return database.withTransaction(connection -> mine(connection, parameters));
    }

    /** The rows come through a cursor, case by case, so that memory depends on neither cases nor events. */
    private static Uni<DirectlyFollowsGraph> mine(SqlConnection connection, Tuple parameters) {
        CaseByCase cases = new CaseByCase();
        return connection
                .prepare(SQL)
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
