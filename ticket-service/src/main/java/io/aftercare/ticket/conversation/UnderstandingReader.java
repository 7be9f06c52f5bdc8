package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.policy.Understanding;
import io.aftercare.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads what is used here of an understanding, and refuses one whose fields are of the wrong type. */
@ApplicationScoped
class UnderstandingReader {
    private final ObjectMapper json;

    UnderstandingReader(ObjectMapper json) {
        this.json = json;
    }

    Optional<Message.UnderstoodAs> read(JsonNode node) {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Message.UnderstoodAs(node, json.treeToValue(node, Understanding.class)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problems.invalid(
                    "understanding-invalid", "understanding is not as intent-service writes it: " + firstLine(e));
        }
    }

    /** The rest of Jackson's messages is about Java. */
    private static String firstLine(Exception e) {
        String message = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
        return message.lines().findFirst().orElse("it cannot be read");
    }
}
