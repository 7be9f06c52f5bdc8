package io.aftercare.local.launcher.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A case from the customer's message to its settled end.
 *
 * @param asks whether the customer opens the case by name, having written
 * @param goods each as {@code ORDER SKU QUANTITY}
 */
public record CasePath(String kind, String text, boolean asks, List<String> goods, List<Step> path) {
    private static final String DEMO = "/demo/paths.yaml";

    /**
     * A command, or hours that pass at the shop, and the stage that comes of it.
     *
     * @param by whose role, an agent's where nobody is named
     * @param with the particulars of the command
     */
    public record Step(String give, String by, JsonNode with, Integer hours, String then) {
        String role() {
            return by == null ? "agent" : by;
        }

        JsonNode particulars() {
            return with == null ? new ObjectMapper().createObjectNode() : with;
        }
    }

    /** One of every kind. */
    public static List<CasePath> demo() {
        try (InputStream stream = CasePath.class.getResourceAsStream(DEMO)) {
            return List.of(new YAMLMapper().readValue(stream, CasePath[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(DEMO + " cannot be read", e);
        }
    }

    /** The order that the message is about; null where there is none. */
    String orderId() {
        return goods.isEmpty() ? null : goods.getFirst().split(" ")[0];
    }

    /** As {@code /v1/cases/{id}/lines} takes them. */
    ArrayNode lines() {
        ArrayNode lines = new ObjectMapper().createArrayNode();
        goods.stream()
                .map(words -> words.split(" "))
                .forEach(words -> lines.addObject()
                        .put("orderId", words[0])
                        .put("sku", words[1])
                        .put("quantity", Integer.parseInt(words[2])));
        return lines;
    }
}
