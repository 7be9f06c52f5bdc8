package io.aftercare.policy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets scenarios be short: a time without a zone is the merchant's, and an amount without a currency is in the pack's
 * currency. What is written in full stays as it is.
 */
record Shorthand(ZoneId zone, String currency) {
    private static final Pattern LOCAL_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");
    private static final Set<String> AMOUNTS =
            Set.of("total", "freight", "unitPrice", "currentUnitPrice", "amount", "refunded");

    JsonNode spelledOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean amount =
                        AMOUNTS.contains(field.getKey()) && field.getValue().isTextual();
                field.setValue(amount ? money(field.getValue()) : spelledOut(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int n = 0; n < array.size(); n++) {
                array.set(n, spelledOut(array.get(n)));
            }
        } else if (node.isTextual() && LOCAL_TIME.matcher(node.textValue()).matches()) {
            return TextNode.valueOf(LocalDateTime.parse(node.textValue())
                    .atZone(zone)
                    .toInstant()
                    .toString());
        }
        return node;
    }

    private JsonNode money(JsonNode amount) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount.textValue())
                .put("currency", currency);
    }
}
