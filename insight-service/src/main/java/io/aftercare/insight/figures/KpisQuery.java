package io.aftercare.insight.figures;

import static java.util.stream.Collectors.joining;

import io.aftercare.insight.Window;
import io.aftercare.insight.figures.Kpis.Figures;
import io.aftercare.insight.figures.Times.Percentiles;
import io.aftercare.insight.process.CaseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Follows each case that was opened in a window to its present end, and adds up. */
@ApplicationScoped
public class KpisQuery {
    private static final String PERCENTILES =
            "percentile_cont(array[0.5, 0.95, 0.99]) within group (order by extract(epoch from %s)::float8) %s";
    private static final String SQL = """
        select grouping(segment) = 1 as whole, segment, %s,
            count(first_response_at) as answered,
            coalesce(sum(promises_kept), 0)::bigint as kept, coalesce(sum(promises_late), 0)::bigint as late,
            coalesce(sum(promises_broken), 0)::bigint as broken, coalesce(sum(rated_up), 0)::bigint as up,
            coalesce(sum(rated_down), 0)::bigint as down, coalesce(sum(handling_seconds), 0)::float8 as handling,
            %s as first_response, %s as resolution, %s as age
        from (select course.*, %%s as segment from insight.courses($1, $2, $3) course where true %%s) followed
        group by grouping sets ((), (segment))
        order by 1 desc, cases desc, segment
        """.formatted(
            Stream.of(CaseSet.values()).map(CaseSet::count).collect(joining(", ")),
            PERCENTILES.formatted("first_response_at - opened_at", ""),
            PERCENTILES.formatted("resolved_at - opened_at", ""),
            PERCENTILES.formatted("$4::timestamptz - opened_at", "filter (where " + CaseSet.OPEN.condition() + ")"));

    private final Pool database;

    KpisQuery(Pool database) {
        this.database = database;
    }

    /**
     * @param now by which a case has been open for so long, or resolved for a week
     * @param hourlyCost of handling; null where costs are not asked for
     */
    public Uni<Kpis> of(
            String tenant, Window window, Segment segment, CaseFilter filter, Instant now, BigDecimal hourlyCost) {
        Conditions conditions = new Conditions(tenant, window, now).and(filter);
        return database.preparedQuery(SQL.formatted("course." + segment.column(), conditions.sql()))
                .execute(conditions.parameters())
                .map(rows -> kpis(rows, hourlyCost));
    }

    private static Kpis kpis(RowSet<Row> rows, BigDecimal hourlyCost) {
        Figures all = null;
        List<Figures> segments = new ArrayList<>();
        for (Row row : rows) {
            if (row.getBoolean("whole")) {
                all = figures(row, hourlyCost);
            } else {
                segments.add(figures(row, hourlyCost));
            }
        }
        return new Kpis(all, segments);
    }

    private static Figures figures(Row row, BigDecimal hourlyCost) {
        long cases = count(row, CaseSet.CASES);
        long resolved = count(row, CaseSet.RESOLVED);
        long kept = row.getLong("kept");
        long broken = row.getLong("broken");
        long up = row.getLong("up");
        double hours = row.getDouble("handling") / 3600;
        return new Figures(
                row.getString("segment"),
                cases,
                count(row, CaseSet.COMPLAINTS),
                count(row, CaseSet.RETURNS),
                count(row, CaseSet.OPEN),
                resolved,
                count(row, CaseSet.REOPENED),
                count(row, CaseSet.HANDED_OFF),
                count(row, CaseSet.TERMS_BROKEN),
                kept,
                row.getLong("late"),
                broken,
                count(row, CaseSet.AUTOMATED),
                count(row, CaseSet.AUTOMATED_CONFIRMED),
                count(row, CaseSet.SETTLED_A_WEEK),
                count(row, CaseSet.AUTOMATED_DURABLE),
                Figures.share(count(row, CaseSet.COMPLAINTS), cases),
                Figures.share(count(row, CaseSet.RETURNS), cases),
                Figures.share(count(row, CaseSet.REOPENED), resolved),
                Figures.share(count(row, CaseSet.HANDED_OFF), cases),
                Figures.share(cases - count(row, CaseSet.TERMS_BROKEN), cases),
                Figures.share(kept, kept + broken),
                Figures.share(count(row, CaseSet.AUTOMATED), resolved),
                Figures.share(count(row, CaseSet.AUTOMATED_CONFIRMED), resolved),
                Figures.share(count(row, CaseSet.AUTOMATED_DURABLE), count(row, CaseSet.SETTLED_A_WEEK)),
                Figures.share(up, up + row.getLong("down")),
                Percentiles.of(row.getLong("answered"), row.getArrayOfDoubles("first_response")),
                Percentiles.of(resolved, row.getArrayOfDoubles("resolution")),
                Percentiles.of(count(row, CaseSet.OPEN), row.getArrayOfDoubles("age")),
                hours,
                hourlyCost == null || cases == 0
                        ? null
                        : hourlyCost
                                .multiply(BigDecimal.valueOf(hours))
                                .divide(BigDecimal.valueOf(cases), 2, RoundingMode.HALF_EVEN)
                                .doubleValue());
    }

    private static long count(Row row, CaseSet set) {
        return row.getLong(set.column());
    }
}
