package io.aftercare.ticket.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a JSON object as jsonb; Hibernate Reactive knows jsonb as a Vert.x {@link JsonObject}. */
@Converter
public class JsonColumn implements AttributeConverter<JsonNode, JsonObject> {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public JsonObject convertToDatabaseColumn(JsonNode node) {
        return node == null ? null : new JsonObject(node.toString());
    }

    @Override
    public JsonNode convertToEntityAttribute(JsonObject object) {
        try {
            return object == null ? null : JSON.readTree(object.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column held no JSON", e);
        }
    }
}
