package io.aftercare.insight.figures;

import io.aftercare.insight.Window;
import io.aftercare.insight.process.CaseFilter;
import io.aftercare.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The cases behind a figure, the latest opened first. */
@ApplicationScoped
public class CasesOfFigureQuery {
    private static final String SQL = """
        select course.* from insight.courses($1, $2, $3) course where true %s
        order by course.opened_at desc, course.case_id desc limit %s
        """;

    private final Pool database;

    CasesOfFigureQuery(Pool database) {
        this.database = database;
    }

    /** @param cursor where the page before ended; null for the first */
    public Uni<Page<CaseCourse>> of(
            String tenant, CaseSet set, Window window, CaseFilter filter, Instant now, String cursor, int limit) {
        Conditions conditions = new Conditions(tenant, window, now).and(filter).and(set);
        if (cursor != null) {
            conditions.after(CaseCursor.of(cursor));
        }
        String most = conditions.limit(limit + 1);
        return database.preparedQuery(SQL.formatted(conditions.sql(), most))
                .execute(conditions.parameters())
                .map(rows -> Page.of(
                        rows.stream().map(CaseCourse::from).toList(),
                        limit,
                        last -> new CaseCursor(last.openedAt(), last.caseId()).text(),
                        row -> row));
    }
}
