package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.policy.scenario.DecidedScenario;
import io.aftercare.reply.Language;
import io.aftercare.reply.ReplyRequest;
import java.util.List;
import java.util.Map;

/** Turns as ticket-service and intent-service tell them, to be composed. */
final class Turns {
    static final JsonMapper JSON = DecidedScenario.JSON;

    private Turns() {}

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
