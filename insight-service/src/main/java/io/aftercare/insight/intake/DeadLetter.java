package io.aftercare.insight.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record that can never enter the log, and why. */
record DeadLetter(ConsumerRecord<byte[], byte[]> received, String reason) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 500;
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String TENANT_NAME = "[\\w.-]{1,100}";

    String topic() {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(received.topic()))
                .findFirst()
                .orElseThrow()
                .deadLetterName();
    }

    /** The headers that it came with, the reason, and where it came from. */
    Headers headers() {
        Headers headers = new RecordHeaders(received.headers().toArray());
        set(headers, "dead-letter-reason", shortReason());
        set(headers, "dead-letter-topic", received.topic());
        set(headers, "dead-letter-partition", String.valueOf(received.partition()));
        set(headers, "dead-letter-offset", String.valueOf(received.offset()));
        return headers;
    }

    /** Whose it is, or null where the record does not tell. */
    String tenant() {
        String tenant = field("tenant");
        return tenant != null && tenant.matches(TENANT_NAME) ? tenant : null;
    }

    /** Which event it would be, or null where the record does not tell. */
    UUID eventId() {
        String id = field("id");
        return id != null && id.matches(UUID_FORM) ? UUID.fromString(id) : null;
    }

    private String field(String name) {
        if (received.value() == null) {
            return null;
        }
        try {
            JsonNode field = JSON.readTree(received.value()).path(name);
            return field.isTextual() ? field.textValue() : null;
        } catch (IOException noJson) {
            return null;
        }
    }

    String shortReason() {
        return cut(reason);
    }

    /** A reason as it is kept. */
    static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
