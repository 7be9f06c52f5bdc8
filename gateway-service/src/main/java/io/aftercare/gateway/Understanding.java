package io.aftercare.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What intent-service understood of a message: handed on whole, of which the gateway reads only this much. */
public record Understanding(@JsonValue ObjectNode json) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Understanding {
        Shape.require(json, "language", Shape::text);
        Shape.require(json, "intents", Shape::list);
    }

    /** {@code zh} or {@code en}. */
    public String language() {
        return json.path("language").asText();
    }

    /** CPU time and tokens of the reading; nothing for what keyword rules guessed. */
    public StepCost cost() {
        return StepCost.from(json.path("model"));
    }

    public double modelMillis() {
        return json.path("model").path("millis").asDouble();
    }
}
