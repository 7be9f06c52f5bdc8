package io.aftercare.ticket.actions;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** An action whose turn it is, claimed; {@code tries} counts this one. */
record DueAction(UUID id, String tenant, UUID caseId, String key, String request, int tries) {
    static DueAction from(Row row) {
        return new DueAction(
                row.getUUID("id"),
                row.getString("tenant"),
                row.getUUID("case_id"),
                row.getString("key"),
                row.getString("request"),
                row.getInteger("attempts"));
    }
}
