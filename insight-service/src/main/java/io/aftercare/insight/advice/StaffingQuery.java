package io.aftercare.insight.advice;

import io.aftercare.insight.Window;
import io.aftercare.insight.advice.Staffing.Hour;
import io.aftercare.insight.advice.Staffing.Need;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads how many tasks came at which hour, and how long they took. */
@ApplicationScoped
public class StaffingQuery {
    private static final String ARRIVALS = """
        select envelope->'data'->>'department' as department,
            extract(hour from occurred_at at time zone $4::text)::int as hour, count(*) as tasks
        from insight.event
        where tenant = $1 and type = 'task.created' and occurred_at >= $2 and occurred_at < $3
        group by 1, 2 order by 1, 2
        """;
    private static final String HANDLING = """
        select done.envelope->'data'->>'department' as department, count(*) as completed,
            avg(extract(epoch from done.occurred_at - taken.occurred_at))::float8 as seconds
        from insight.event done
        cross join lateral (
            select max(occurred_at) as occurred_at from insight.event
            where tenant = done.tenant and case_id = done.case_id and type = 'task.taken'
                and envelope->'data'->>'taskId' = done.envelope->'data'->>'taskId'
                and occurred_at < done.occurred_at) taken
        where done.tenant = $1 and done.type = 'task.completed' and done.occurred_at >= $2 and done.occurred_at < $3
            and taken.occurred_at is not null
        group by 1
        """;

    private final Pool database;

    StaffingQuery(Pool database) {
        this.database = database;
    }

    public Uni<Staffing> of(String tenant, Window window, StaffingGoal goal) {
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(ARRIVALS)
                                .execute(window.tuple(tenant)
                                        .addString(goal.zone().getId())),
                        database.preparedQuery(HANDLING).execute(window.tuple(tenant)))
                .asTuple()
                // Erlang's formula, and the hours of a long window, have no place on an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read -> staffing(read.getItem1(), read.getItem2(), HoursOfDay.in(window, goal.zone()), goal));
    }

    private static Staffing staffing(
            RowSet<Row> arrivals, RowSet<Row> handling, HoursOfDay inWindow, StaffingGoal goal) {
        Map<String, Row> handlingOf = new TreeMap<>();
        handling.forEach(row -> handlingOf.put(row.getString("department"), row));
        Map<String, List<Hour>> hours = new TreeMap<>();
        for (Row row : arrivals) {
            String department = row.getString("department");
            hours.computeIfAbsent(department, first -> new ArrayList<>())
                    .add(Hour.of(
                            row.getInteger("hour"),
                            row.getLong("tasks") / inWindow.of(row.getInteger("hour")),
                            duration(handlingOf.get(department)),
                            goal.level(),
                            goal.within()));
        }
        List<Need> needs = hours.entrySet().stream()
                .map(entry -> need(entry.getKey(), handlingOf.get(entry.getKey()), entry.getValue()))
                .toList();
        return new Staffing(goal.zone().getId(), goal.level(), goal.within().toSeconds(), needs);
    }

    private static Need need(String department, Row handling, List<Hour> hours) {
        return handling == null
                ? new Need(department, 0, null, hours)
                : new Need(department, handling.getLong("completed"), handling.getDouble("seconds"), hours);
    }

    private static Duration duration(Row handling) {
        return handling == null
                ? null
                : Duration.ofMillis(Math.max(1, Math.round(handling.getDouble("seconds") * 1000)));
    }
}
