package io.aftercare.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What ticket-service decided for a message: handed on whole, of which the gateway reads only this much. */
public record Decision(@JsonValue ObjectNode json) {
    private static final List<String> SHOWN_IN_TURN =
            List.of("orderState", "order", "asks", "asked", "packs", "options");
    private static final List<String> SHOWN_AT_ONCE =
            List.of("orderState", "order", "asks", "asked", "packs", "options", "case", "handoff");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Decision {
        Shape.require(json, "orderState", Shape::text);
    }

    /** {@code known}, {@code none}, {@code not_found} or {@code unavailable}. */
    public String orderState() {
        return json.path("orderState").asText();
    }

    public Optional<JsonNode> order() {
        return object("order");
    }

    /** The case that this message opened or goes on with. */
    public Optional<JsonNode> openedCase() {
        return object("case");
    }

    public Optional<JsonNode> handoff() {
        return object("handoff");
    }

    public boolean asksForOrder() {
        for (JsonNode ask : json.path("asks")) {
            if (ask.asText().equals("order")) {
                return true;
            }
        }
        return false;
    }

    /** The part of a turn called {@code decision}; case and handoff stand beside it there. */
    ObjectNode inTurn() {
        return json.deepCopy().retain(SHOWN_IN_TURN);
    }

    /** All of it that a client may see, for those who do not wait for the whole turn. */
    ObjectNode atOnce() {
        return json.deepCopy().retain(SHOWN_AT_ONCE);
    }

    /** When a case or a handoff of this decision is due. */
    public static Optional<Instant> dueAt(JsonNode caseOrHandoff) {
        try {
            return Optional.of(Instant.parse(caseOrHandoff.path("dueAt").asText()));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> object(String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isObject);
    }
}
