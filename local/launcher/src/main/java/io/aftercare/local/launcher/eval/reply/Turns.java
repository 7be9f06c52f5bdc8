package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.policy.scenario.ShippedScenarios;
import io.aftercare.reply.Language;
import io.aftercare.reply.ReplyRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scenarios of the packs of law as turns: decided by the real policy, told in the form of ticket-service. */
final class Turns {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<String, String> INTENTS = Map.of(
            "refund", "refund.request",
            "return_and_refund", "return.request",
            "exchange", "exchange.request",
            "repair", "repair.request",
            "resend", "resend.missing_item",
            "price_protection", "price_protection.request",
            "invoice", "invoice.request");

    record Decided(Scenario scenario, Policy policy) {
        Instant at() {
            return scenario.request().at();
        }

        ObjectNode decision() {
            return decision(scenario.request());
        }

        /** The same order and moment, asked for something else. */
        ObjectNode decision(OptionKind wants, Reason reason) {
            return decision(new Request(wants, null, reason, null, at(), null));
        }

        private ObjectNode decision(Request request) {
            Decision decided = policy.decide(scenario.order(), request, scenario.customer());
            ObjectNode turn = JSON.createObjectNode().put("orderState", "known");
            ObjectNode order = JSON.valueToTree(scenario.order());
            order.withArray("items")
                    .forEach(item -> ((ObjectNode) item)
                            .putObject("name")
                            .put("zh", "商品" + item.path("sku").asText())
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

        String intent() {
            OptionKind wants = scenario.request().wants();
            return wants == null ? "return.policy" : INTENTS.getOrDefault(wants.code(), "return.policy");
        }
    }

    private Turns() {}

    static List<Decided> all() {
        List<Decided> all = new ArrayList<>();
        ShippedPacks.load().all().forEach(pack -> {
            Policy policy = new Policy(pack);
            ShippedScenarios.of(pack).forEach(scenario -> all.add(new Decided(scenario, policy)));
        });
        return all;
    }

    static ReplyRequest request(
            Language language,
            String channel,
            String text,
            Map<String, Double> intents,
            JsonNode decision,
            List<String> history) {
        ObjectNode request = JSON.createObjectNode();
        request.put("conversationId", "conversation")
                .put("messageId", "message")
                .put("channel", channel);
        request.put("text", text).put("language", language.code());
        if (decision == null) {
            request.putArray("missing").add("decision");
        } else {
            request.set("decision", decision);
        }
        var understood = request.putObject("understanding").putArray("intents");
        intents.forEach(
                (name, confidence) -> understood.addObject().put("name", name).put("confidence", confidence));
        request.set("history", JSON.valueToTree(history));
        return read(request);
    }

    static ReplyRequest read(JsonNode request) {
        try {
            return JSON.treeToValue(request, ReplyRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(request.toString(), e);
        }
    }
}
