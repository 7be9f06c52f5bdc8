package io.aftercare.insight.figures;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** How a case went; what is not known or has not happened is null. */
public record CaseCourse(
        UUID caseId,
        UUID conversationId,
        String kind,
        String intent,
        String department,
        String complaint,
        String product,
        String carrier,
        String region,
        String channel,
        String status,
        Instant openedAt,
        Instant firstResponseAt,
        Instant resolvedAt) {
    static CaseCourse from(Row row) {
        return new CaseCourse(
                row.getUUID("case_id"),
                row.getUUID("conversation_id"),
                row.getString("kind"),
                row.getString("intent"),
                row.getString("department"),
                row.getString("complaint"),
                row.getString("product"),
                row.getString("carrier"),
                row.getString("region"),
                row.getString("channel"),
                row.getString("status"),
                instant(row, "opened_at"),
                instant(row, "first_response_at"),
                instant(row, "resolved_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
