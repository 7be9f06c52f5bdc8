package io.aftercare.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the customer is told: handed on whole, each sentence with its evidence. */
public record Reply(@JsonValue ObjectNode json) {
    private static final String DRAFT = "draft";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reply {
        Shape.require(json, "text", Shape::text);
        Shape.require(json, "sentences", Shape::list);
        Shape.require(json, "source", Shape::text);
    }

    public String text() {
        return json.path("text").asText();
    }

    public String source() {
        return json.path("source").asText();
    }

    /** The answer that waits for a person's approval: recorded, and not for the customer's eyes. */
    Optional<JsonNode> draft() {
        return Optional.of(json.path(DRAFT)).filter(JsonNode::isObject);
    }

    /** What the customer sees of it. */
    Reply shown() {
        if (draft().isEmpty()) {
            return this;
        }
        ObjectNode shown = json.deepCopy();
        shown.remove(DRAFT);
        return new Reply(shown);
    }

    JsonNode sentences() {
        return json.path("sentences");
    }

    /** The same reply under the id by which a repeat of it is recognised. */
    Reply withId(ReplyId id) {
        return new Reply(json.deepCopy().put("id", id.toString()));
    }
}
