package io.aftercare.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer that a person may give: handed on whole, of which the gateway reads only its id. */
public record Suggestion(@JsonValue ObjectNode json) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Suggestion {
        Shape.require(json, "id", Shape::text);
        Shape.require(json, "text", Shape::text);
        Shape.require(json, "sentences", Shape::list);
    }

    String id() {
        return json.path("id").asText();
    }
}
