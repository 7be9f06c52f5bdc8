package io.aftercare.ticket.outbox;

import io.vertx.mutiny.sqlclient.Row;

/** A row of the outbox on its way to the broker. */
record WaitingEvent(long position, String topic, String key, String payload) {
    static WaitingEvent from(Row row) {
        return new WaitingEvent(
                row.getLong("position"), row.getString("topic"), row.getString("key"), row.getString("payload"));
    }

    /** Within it the order counts. */
    String stream() {
        return topic + "/" + key;
    }
}
