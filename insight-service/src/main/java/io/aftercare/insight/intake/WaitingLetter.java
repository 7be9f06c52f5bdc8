package io.aftercare.insight.intake;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A dead letter as admins see it, without what it says.
 *
 * @param eventId null where the record does not tell
 * @param attempts how often it was replayed
 * @param replayedAt when it was taken into the log; null while it waits
 */
public record WaitingLetter(
        long id,
        String topic,
        int partition,
        long offset,
        UUID eventId,
        String reason,
        int attempts,
        Instant metAt,
        Instant replayedAt,
        Integer bytes) {
    static final String NOT_KEPT = "met before records were kept; it is on the dead-letter topic only";

    static WaitingLetter from(Row row) {
        return new WaitingLetter(
                row.getLong("id"),
                row.getString("topic"),
                row.getInteger("topic_partition"),
                row.getLong("record_offset"),
                row.getUUID("event_id"),
                Optional.ofNullable(row.getString("reason")).orElse(NOT_KEPT),
                row.getInteger("attempts"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("replayed_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getInteger("bytes"));
    }
}
