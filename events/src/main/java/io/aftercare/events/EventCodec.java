package io.aftercare.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;

/** Writes and reads {@link EventEnvelope}s. Fields that a newer producer added are ignored. */
public final class EventCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventCodec() {}

    public static String write(EventEnvelope envelope) {
        try {
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event of type " + envelope.type() + " cannot be written", e);
        }
    }

    /**
     * @throws MalformedEvent when the text is no envelope, lacks an attribute, or its type is unknown; the message says
     *     which
     */
    public static EventEnvelope read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            String type = required(node, "type");
            EventType known = EventType.named(type).orElseThrow(() -> new MalformedEvent("unknown event type " + type));
            if (!node.path("data").isObject()) {
                throw new MalformedEvent("attribute data is missing");
            }
            return new EventEnvelope(
                    required(node, "specversion"),
                    UUID.fromString(required(node, "id")),
                    required(node, "source"),
                    type,
                    required(node, "subject"),
                    Instant.parse(required(node, "time")),
                    node.path("datacontenttype").asText("application/json"),
                    required(node, "tenant"),
                    JSON.treeToValue(node.get("data"), known.record()));
        } catch (JsonProcessingException | RuntimeException e) {
            throw e instanceof MalformedEvent malformed ? malformed : new MalformedEvent(e.getMessage(), e);
        }
    }

    private static String required(JsonNode node, String attribute) {
        String value = node.path(attribute).asText("");
        if (value.isEmpty()) {
            throw new MalformedEvent("attribute " + attribute + " is missing");
        }
        return value;
    }
}
