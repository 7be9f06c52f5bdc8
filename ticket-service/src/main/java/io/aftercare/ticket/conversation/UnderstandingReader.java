package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.triage.Understanding;
import io.aftercare.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

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
        Inputs.storable("understanding", node);
        try {
            return Optional.of(new Message.UnderstoodAs(node, json.treeToValue(node, Understanding.class)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problems.invalid(
                    "understanding-invalid", "understanding" + path(e) + " is not as intent-service writes it.");
        }
    }

    /** Where it is wrong; not what stands there, for that may be the customer's words. */
    private static String path(Exception e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
    }
}
