package io.aftercare.local.launcher.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message of a file.
 *
 * @param number of its line, from 1
 * @param request as {@code /v1/understand} takes it; null where the line is no JSON object
 */
record InputLine(long number, JsonNode request) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static InputLine ofText(long number, String line) {
        ObjectNode request = JSON.createObjectNode();
        return new InputLine(number, request.put("text", line));
    }

    static InputLine ofJson(long number, String line) {
        try {
            JsonNode request = JSON.readTree(line);
            return new InputLine(number, request.isObject() ? request : null);
        } catch (JsonProcessingException malformed) {
            return new InputLine(number, null);
        }
    }

    boolean isReadable() {
        return request != null;
    }
}
