package io.aftercare.insight.figures;

import io.aftercare.events.CaseStatus;
import io.aftercare.events.EventType;
import io.aftercare.insight.Window;
import io.aftercare.insight.figures.Kpis.Figures;
import io.aftercare.insight.figures.Times.Percentiles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Follows each case that was opened in a window to its present end, and adds up. */
@ApplicationScoped
public class KpisQuery {
    private static final String SQL = """
        with opened as (
            select case_id, conversation_id, occurred_at, envelope->'data'->>$4::text as segment,
                envelope->'data'->>'complaint' is not null as complaint
            from insight.event
            where tenant = $1 and type = 'case.opened' and occurred_at >= $2 and occurred_at < $3),
        followed as (
            select opened.*, course.*,
                exists (select from insight.event asked
                    where asked.tenant = $1 and asked.conversation_id = opened.conversation_id
                        and asked.type = 'handoff.requested') as handed_off
            from opened
            cross join lateral (
                select min(step.occurred_at) filter (where step.activity = $6) as resolved_at,
                    (array_agg(step.envelope->'data'->>'to' order by step.occurred_at desc, step.id desc)
                        filter (where step.type = 'case.status_changed'))[1] as status,
                    bool_or(step.type = 'case.status_changed'
                        and step.envelope->'data'->>'from' = any($5::text[])
                        and not step.envelope->'data'->>'to' = any($5::text[])) as reopened,
                    bool_or(step.type = 'sla.broken') as term_broken,
                    count(*) filter (where step.type = 'promise.kept') as kept,
                    count(*) filter (where step.type = 'promise.kept'
                        and (step.envelope->'data'->>'late')::boolean) as late,
                    count(*) filter (where step.type = 'promise.broken') as broken
                from insight.event step
                where step.tenant = $1 and step.case_id = opened.case_id) course)
        select grouping(segment) = 1 as whole, segment, count(*) as cases,
            count(*) filter (where complaint) as complaints,
            count(*) filter (where status is null or not status = any($5::text[])) as open,
            count(resolved_at) as resolved, count(*) filter (where reopened) as reopened,
            count(*) filter (where handed_off) as handed_off, count(*) filter (where term_broken) as term_broken,
            coalesce(sum(kept), 0)::bigint as kept, coalesce(sum(late), 0)::bigint as late,
            coalesce(sum(broken), 0)::bigint as broken,
            percentile_cont(array[0.5, 0.95, 0.99]) within group (
                order by extract(epoch from resolved_at - occurred_at)::float8) as resolution
        from followed
        group by grouping sets ((), (segment))
        order by 1 desc, 3 desc, 2
        """;

    private static final String[] SETTLED = Arrays.stream(CaseStatus.values())
            .filter(CaseStatus::isSettled)
            .map(CaseStatus::code)
            .toArray(String[]::new);
    private static final String RESOLVED = EventType.CASE_STATUS_CHANGED.typeName() + ":" + CaseStatus.RESOLVED.code();

    private final Pool database;

    KpisQuery(Pool database) {
        this.database = database;
    }

    public Uni<Kpis> of(String tenant, Window window, Segment segment) {
        return database.preparedQuery(SQL)
                .execute(Tuple.of(
                        tenant,
                        window.from().atOffset(ZoneOffset.UTC),
                        window.to().atOffset(ZoneOffset.UTC),
                        segment.code(),
                        SETTLED,
                        RESOLVED))
                .map(KpisQuery::kpis);
    }

    private static Kpis kpis(RowSet<Row> rows) {
        Figures all = null;
        List<Figures> segments = new ArrayList<>();
        for (Row row : rows) {
            if (row.getBoolean("whole")) {
                all = figures(row);
            } else {
                segments.add(figures(row));
            }
        }
        return new Kpis(all, segments);
    }

    private static Figures figures(Row row) {
        long cases = row.getLong("cases");
        long kept = row.getLong("kept");
        long broken = row.getLong("broken");
        return new Figures(
                row.getString("segment"),
                cases,
                row.getLong("complaints"),
                row.getLong("open"),
                row.getLong("resolved"),
                row.getLong("reopened"),
                row.getLong("handed_off"),
                row.getLong("term_broken"),
                kept,
                row.getLong("late"),
                broken,
                Figures.share(row.getLong("complaints"), cases),
                Figures.share(row.getLong("reopened"), row.getLong("resolved")),
                Figures.share(row.getLong("handed_off"), cases),
                Figures.share(cases - row.getLong("term_broken"), cases),
                Figures.share(kept, kept + broken),
                Percentiles.of(row.getLong("resolved"), row.getArrayOfDoubles("resolution")));
    }
}
