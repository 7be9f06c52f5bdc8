package io.aftercare.local.launcher.bench;

import io.vertx.core.json.Json;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A parameter of the bare client: as it was recorded, or the case's own. */
sealed interface BareParameter {
    Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    record Fixed(Object value) implements BareParameter {}

    /** @param text where the column is one of text, as an event's key is */
    record ConversationId(boolean text) implements BareParameter {}

    record CaseId(boolean text) implements BareParameter {}

    record CaseNumber() implements BareParameter {}

    record NewId() implements BareParameter {}

    /** A list of ids in which the case's own takes the place of the recorded one. */
    record Ids(List<UUID> ids, UUID recorded) implements BareParameter {
        UUID[] with(UUID caseId) {
            return ids.stream().map(id -> recorded.equals(id) ? caseId : id).toArray(UUID[]::new);
        }
    }

    static BareParameter of(String text, String type, BarePlan plan) {
        if (text == null) {
            return new Fixed(null);
        }
        if (text.equals(plan.conversation())) {
            return new ConversationId(!type.equals("uuid"));
        }
        if (text.equals(plan.caseId())) {
            return new CaseId(!type.equals("uuid"));
        }
        if (type.equals("bigint") && text.equals(plan.caseNumber())) {
            return new CaseNumber();
        }
        if (type.equals("uuid") && ID.matcher(text).matches() && !plan.kept().contains(text)) {
            return new NewId();
        }
        if (type.equals("uuid[]")) {
            List<UUID> ids = new ArrayList<>();
            for (String id : text.substring(1, text.length() - 1).split(",")) {
                ids.add(id.equals("NULL") ? null : UUID.fromString(id));
            }
            return new Ids(ids, UUID.fromString(plan.caseId()));
        }
        return new Fixed(value(text, type));
    }

    private static Object value(String text, String type) {
        return switch (type) {
            case "uuid" -> UUID.fromString(text);
            case "bigint" -> Long.valueOf(text);
            case "integer" -> Integer.valueOf(text);
            case "boolean" -> text.startsWith("t");
            case "jsonb", "json" -> Json.decodeValue(text);
            case "timestamp with time zone" ->
                OffsetDateTime.parse(text.replace(' ', 'T').replaceAll("([+-]\\d\\d)$", "$1:00"));
            case "character varying", "text" -> text;
            default -> throw new IllegalArgumentException("the bare client knows no parameters of the type " + type);
        };
    }
}
