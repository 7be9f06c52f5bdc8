package io.aftercare.insight.figures;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.Window;
import io.aftercare.insight.process.CaseFilter;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** What rows of {@code insight.courses} are asked for: $1 tenant, $2 from, $3 to, $4 now, and more as they are added. */
final class Conditions {
    private final Tuple parameters;
    private final StringBuilder sql = new StringBuilder();

    Conditions(String tenant, Window window, Instant now) {
        parameters = window.tuple(tenant).addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        // Every parameter has to be used, and not every set of cases asks what time it is.
        sql.append(" and $4::timestamptz is not null");
    }

    Conditions and(CaseFilter filter) {
        filter.kind().map(CaseKind::code).ifPresent(kind -> is(Segment.KIND, kind));
        filter.values().forEach((dimension, value) -> is(Segment.named(dimension.code()), value));
        return this;
    }

    Conditions and(CaseSet set) {
        sql.append(" and ").append(set.condition());
        return this;
    }

    Conditions is(Segment segment, String value) {
        parameters.addString(value);
        sql.append(" and course.").append(segment.column()).append(" = $").append(parameters.size());
        return this;
    }

    Conditions after(CaseCursor cursor) {
        parameters.addOffsetDateTime(cursor.openedAt().atOffset(ZoneOffset.UTC)).addUUID(cursor.caseId());
        sql.append(" and (course.opened_at, course.case_id) < ($%d, $%d)"
                .formatted(parameters.size() - 1, parameters.size()));
        return this;
    }

    String limit(int limit) {
        parameters.addInteger(limit);
        return "$" + parameters.size();
    }

    String sql() {
        return sql.toString();
    }

    Tuple parameters() {
        return parameters;
    }
}
