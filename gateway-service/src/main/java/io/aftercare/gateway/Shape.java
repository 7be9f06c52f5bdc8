package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** The least that a remote answer must hold to be used; anything less counts as no answer. */
final class Shape {
    private Shape() {}

    static void require(ObjectNode json, String field, Predicate<JsonNode> shape) {
        if (json == null || !shape.test(json.path(field))) {
            throw new IllegalArgumentException("The answer has no usable '" + field + "'");
        }
    }

    static boolean text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank();
    }

    static boolean list(JsonNode node) {
        return node.isArray();
    }
}
