package io.aftercare.web.export;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * A column of an export, and the SQL that it comes from. Amounts of money stay text, so that no spreadsheet rounds them.
 */
public record Column(String name, String expression) {
    Object value(Row row, int index) {
        Object value = row.getValue(index);
        return switch (value) {
            case null -> null;
            case OffsetDateTime at -> at.toInstant().toString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number;
            case Boolean truth -> truth;
            case JsonObject json -> json.encode();
            case JsonArray json -> json.encode();
            default -> value.toString();
        };
    }
}
