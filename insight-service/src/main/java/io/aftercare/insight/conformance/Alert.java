package io.aftercare.insight.conformance;

import io.aftercare.mining.conformance.Deviation;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A case left the path of its kind, or broke a rule of the desk.
 *
 * @param kind {@code skipped}: what should have come before is named; {@code repeated}: it was done before, and the
 *     case is past it; {@code out_of_place}: nothing leads there from where
 *     the case was; {@code unknown}: the path has no such step; {@code transferred_again}: it went to another department
 *     for the second time; {@code false_waiting}: it was put aside to wait for a customer who owed no answer
 * @param activity the command and the stage to which it led
 * @param because for the last two: the departments in their order; {@code nothing_asked}, or
 *     {@code customer_had_answered}
 * @param at when it was done
 * @param raisedAt when it was first seen
 */
public record Alert(
        long id,
        UUID caseId,
        String caseKind,
        UUID eventId,
        String kind,
        String activity,
        List<String> skipped,
        String because,
        Instant at,
        Instant raisedAt) {
    static String kind(Deviation.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Alert from(Row row) {
        return new Alert(
                row.getLong("id"),
                row.getUUID("case_id"),
                row.getString("case_kind"),
                row.getUUID("event_id"),
                row.getString("kind"),
                row.getString("activity"),
                List.of(row.getArrayOfStrings("skipped")),
                row.getString("because"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("raised_at").toInstant());
    }
}
