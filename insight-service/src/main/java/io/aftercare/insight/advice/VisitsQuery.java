package io.aftercare.insight.advice;

import io.aftercare.events.CaseStatus;
import io.aftercare.insight.Window;
import io.aftercare.mining.advice.Visit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How long cases stood at each stage of their path: those opened in a window, the latest so many of them. */
@ApplicationScoped
class VisitsQuery {
    private static final List<String> ATTRIBUTES = List.of("intent", "department", "complaint", "urgency");
    private static final Set<String> SETTLED = Arrays.stream(CaseStatus.values())
            .filter(CaseStatus::isSettled)
            .map(CaseStatus::code)
            .collect(Collectors.toSet());
    private static final String SQL = """
        with opened as (
            select case_id, envelope->'data' as data from insight.event
            where tenant = $1 and type = 'case.opened' and occurred_at >= $2 and occurred_at < $3
            order by occurred_at desc, id desc limit $4)
        select opened.case_id, opened.data->>'kind' as kind, opened.data->>'intent' as intent,
            opened.data->>'department' as department, opened.data->>'complaint' as complaint,
            opened.data->>'urgency' as urgency, step.occurred_at, step.envelope->'data'->>'from' as left_stage,
            step.envelope->'data'->>'to' as next_stage,
            step.envelope->'data'->>'status' as status
        from opened
        join insight.event step on step.tenant = $1 and step.case_id = opened.case_id
        where step.type in ('case.opened', 'case.stage_changed')
        order by opened.case_id, step.occurred_at, step.id
        """;

    private final Pool database;

    VisitsQuery(Pool database) {
        this.database = database;
    }

    Uni<List<Visit>> of(String tenant, Window window, int mostCases) {
        return database.preparedQuery(SQL)
                .execute(Tuple.of(
                        tenant,
                        window.from().atOffset(ZoneOffset.UTC),
                        window.to().atOffset(ZoneOffset.UTC),
                        mostCases))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> visits(rows.stream().toList()));
    }

    /**
     * A step that leads to where the case is does not end its stay there. Where it was settled until it was taken up again,
     * nobody waited.
     */
    private static List<Visit> visits(List<Row> rows) {
        List<Visit> visits = new ArrayList<>();
        UUID current = null;
        OffsetDateTime since = null;
        boolean settled = false;
        for (Row row : rows) {
            UUID caseId = row.getUUID("case_id");
            OffsetDateTime at = row.getOffsetDateTime("occurred_at");
            String left = row.getString("left_stage");
            if (!caseId.equals(current)) {
                current = caseId;
                since = at;
                settled = false;
            } else if (left != null && !left.equals(row.getString("next_stage"))) {
                if (!settled) {
                    visits.add(new Visit(
                            caseId.toString(),
                            left,
                            Duration.between(since, at).toMillis() / 1e3,
                            row.getString("kind"),
                            attributes(row)));
                }
                since = at;
                settled = SETTLED.contains(String.valueOf(row.getString("status")));
            }
        }
        return visits;
    }

    private static Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new HashMap<>();
        for (String name : ATTRIBUTES) {
            if (row.getString(name) != null) {
                attributes.put(name, row.getString(name));
            }
        }
        return attributes;
    }
}
