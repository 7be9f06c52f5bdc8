package io.aftercare.ticket.export;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** A column of an export. Numbers of money stay text, so that no spreadsheet rounds them. */
record Column(String name, String expression) {
    Object value(Row row, int index) {
        Object value = row.getValue(index);
        return switch (value) {
            case null -> null;
            case OffsetDateTime at -> at.toInstant().toString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number;
            default -> value.toString();
        };
    }
}
