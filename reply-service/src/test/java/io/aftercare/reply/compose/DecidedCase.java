package io.aftercare.reply.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.policy.scenario.DecidedScenario;
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.reply.Language;
import io.aftercare.reply.ReplyRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A scenario of the packs of law as a turn, decided by the real policy and put over the wire as ticket-service does. */
record DecidedCase(Scenario scenario, String intent, ObjectNode decision) {
    static final JsonMapper JSON = DecidedScenario.JSON;

    static Stream<DecidedCase> all() {
        return DecidedScenario.all()
                .map(it -> new DecidedCase(it.scenario(), it.intent("complaint.product_quality"), it.decision()));
    }

    Instant at() {
        return scenario.request().at();
    }

    ReplyRequest request(Language language, String channel) {
        ObjectNode request = JSON.createObjectNode();
        request.put("conversationId", "conversation-1")
                .put("messageId", "message-1")
                .put("channel", channel);
        request.put("text", language == Language.ZH ? "这个能处理吗" : "What can be done about it?");
        request.put("language", language.code()).set("decision", decision);
        request.putObject("understanding")
                .putArray("intents")
                .addObject()
                .put("name", intent)
                .put("confidence", 0.9);
        request.set("history", JSON.valueToTree(List.of("...")));
        try {
            return JSON.treeToValue(request, ReplyRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(toString(), e);
        }
    }

    @Override
    public String toString() {
        return scenario.id();
    }
}
