package io.aftercare.policy.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aftercare.policy.Decision;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Policy;
import io.aftercare.policy.Reason;
import io.aftercare.policy.Request;
import io.aftercare.policy.pack.ShippedPacks;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** A scenario decided by its pack and told in the form of ticket-service, for whoever examines what is made of decisions. */
public record DecidedScenario(Scenario scenario, Policy policy) {
    /** As services write to each other. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String ANYTHING = "return.policy";
    private static final Map<String, String> INTENTS = Map.of(
            "refund", "refund.request",
            "return_and_refund", "return.request",
            "exchange", "exchange.request",
            "repair", "repair.request",
            "resend", "resend.missing_item",
            "price_protection", "price_protection.request",
            "invoice", "invoice.request");

    /** Every scenario of every pack of law. */
    public static Stream<DecidedScenario> all() {
        return ShippedPacks.load().all().stream().flatMap(pack -> {
            Policy policy = new Policy(pack);
            return ShippedScenarios.of(pack).stream().map(scenario -> new DecidedScenario(scenario, policy));
        });
    }

    public Instant at() {
        return scenario.request().at();
    }

    public ObjectNode decision() {
        return decision(scenario.request());
    }

    /** The same order and moment, asked for something else. */
    public ObjectNode decision(OptionKind wants, Reason reason) {
        return decision(new Request(wants, null, reason, null, at(), null));
    }

    /** @param otherwise of whoever wants nothing in particular */
    public String intent(String otherwise) {
        OptionKind wants = scenario.request().wants();
        return wants == null ? otherwise : INTENTS.getOrDefault(wants.code(), ANYTHING);
    }

    private ObjectNode decision(Request request) {
        Decision decided = policy.decide(scenario.order(), request, scenario.customer());
        ObjectNode turn = JSON.createObjectNode().put("orderState", "known");
        ObjectNode order = JSON.valueToTree(scenario.order());
        order.withArray("items")
                .forEach(item -> ((ObjectNode) item)
                        .putObject("name")
                        // As shops type names, with a space too many.
                        .put("zh", "商品" + item.path("sku").asText() + " ")
                        .put("en", item.path("sku").asText()));
        turn.set("order", order);
        ObjectNode asked =
                turn.putObject("asked").put("reason", decided.reason().code());
        if (decided.wants() != null) {
            asked.put("wants", decided.wants().code());
        }
        turn.set("packs", JSON.valueToTree(decided.packs()));
        turn.set("options", JSON.valueToTree(decided.options()));
        return turn;
    }
}
