package io.aftercare.policy.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aftercare.policy.CustomerHistory;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.OrderFacts;
import io.aftercare.policy.Request;
import io.aftercare.policy.Text;
import io.aftercare.policy.pack.Pack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads scenario files. A file has {@code orders} by name and {@code scenarios}; a scenario takes one of the orders and
 * says with which differences. Orders are written as in the order contract.
 */
public final class ScenarioReader {
    private static final YAMLMapper ORDERS = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLMapper SCENARIOS = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final Shorthand shorthand;
    private final String currency;

    public ScenarioReader(Pack pack) {
        this.currency = pack.currency().getCurrencyCode();
        this.shorthand = new Shorthand(pack.count().zone(), currency);
    }

    private record FileText(String pack, Map<String, JsonNode> orders, List<JsonNode> scenarios) {}

    private record ScenarioText(
            String id, String zh, String en, Given given, JsonNode when, Map<OptionKind, List<Expected>> then) {}

    private record Given(String order, JsonNode with, CustomerHistory customer) {}

    /** @param file the name that errors are told under */
    public List<Scenario> read(String file, String yaml) {
        try {
            FileText text = SCENARIOS.treeToValue(ORDERS.readTree(yaml), FileText.class);
            if (text == null || text.orders() == null || text.scenarios() == null) {
                throw new ScenarioRefused(file + ": a scenario file has orders and scenarios");
            }
            List<Scenario> scenarios = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (JsonNode node : text.scenarios()) {
                String id = node.path("id").asText("");
                if (id.isEmpty() || !ids.add(id)) {
                    throw new ScenarioRefused("%s: scenario \"%s\": each has an id of its own".formatted(file, id));
                }
                scenarios.add(scenario(file + ", scenario " + id, text.orders(), node));
            }
            return scenarios;
        } catch (JsonProcessingException e) {
            throw new ScenarioRefused(file + ": " + reason(e));
        }
    }

    private Scenario scenario(String where, Map<String, JsonNode> orders, JsonNode node) {
        try {
            ScenarioText text = SCENARIOS.treeToValue(node, ScenarioText.class);
            if (text.given() == null
                    || text.when() == null
                    || text.then() == null
                    || text.then().isEmpty()) {
                throw new ScenarioRefused(where + ": say given, when and then");
            }
            JsonNode template = orders.get(text.given().order());
            if (!(template instanceof ObjectNode)) {
                throw new ScenarioRefused(
                        where + ": the file has no order \"" + text.given().order() + "\"");
            }
            return new Scenario(
                    text.id(),
                    new Text(text.zh(), text.en()),
                    order(text.given(), template.deepCopy()),
                    text.given().customer() == null
                            ? CustomerHistory.NONE
                            : text.given().customer(),
                    ORDERS.treeToValue(shorthand.spelledOut(text.when()), Request.class),
                    text.then());
        } catch (JsonProcessingException e) {
            throw new ScenarioRefused(where + ": " + reason(e));
        } catch (ScenarioRefused e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ScenarioRefused(where + ": " + e.getMessage());
        }
    }

    /** {@code paid: METHOD} stands for one payment of the whole total, made when the order was placed. */
    private OrderFacts order(Given given, ObjectNode order) throws JsonProcessingException {
        if (given.with() instanceof ObjectNode changes) {
            order.setAll(changes);
        }
        withDefault(order, "id", given.order());
        withDefault(order, "customerId", "lin-xiao");
        withDefault(order, "currency", currency);
        withDefault(order, "status", "delivered");
        JsonNode paid = order.remove("paid");
        shorthand.spelledOut(order);
        if (paid == null || paid.isNull()) {
            return ORDERS.treeToValue(order, OrderFacts.class);
        }
        OrderFacts unpaid = ORDERS.treeToValue(order, OrderFacts.class);
        order.putArray("payments")
                .addObject()
                .put("method", paid.asText())
                .set("amount", ORDERS.valueToTree(unpaid.total()));
        if (!order.hasNonNull("paidAt")) {
            order.set("paidAt", order.get("placedAt"));
        }
        return ORDERS.treeToValue(order, OrderFacts.class);
    }

    private static void withDefault(ObjectNode order, String field, String value) {
        if (!order.has(field)) {
            order.put(field, value);
        }
    }

    private static String reason(JsonProcessingException e) {
        String path =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? mapping.getPathReference().replaceAll("[\\w.$]+\\[\"", "[\"") + ": "
                        : "";
        return path
                + (e.getCause() instanceof IllegalArgumentException cause
                        ? cause.getMessage()
                        : e.getOriginalMessage());
    }
}
