package io.aftercare.local.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.chaos.PersistentClient.Answer;
import io.aftercare.local.launcher.play.Script;
import java.util.HashMap;
import java.util.Map;

/** One customer's conversation through the gateway, each request repeated under its key until it is answered. */
record Visit(Script script, PersistentClient client, Ledger ledger, String token) {
    /** What cannot be had stands in the ledger, and ends the visit. */
    void play() {
        try {
            JsonNode opened =
                    client.create(token, "/v1/conversations", opening()).yes();
            String conversation = opened.path("id").asText();
            ledger.acknowledged("conversation.started " + conversation, conversation);
            for (Script.Line line : script.turns()) {
                Map<String, Object> message = new HashMap<>(Map.of("text", line.text()));
                if (line.orderId() != null) {
                    message.put("orderId", line.orderId());
                }
                Answer answer = client.create(token, "/v1/conversations/" + conversation + "/messages", message);
                String id = answer.yes().path("message").path("id").asText();
                ledger.acknowledged("message.received " + id, conversation);
            }
        } catch (Answer.No | ChaosFailed e) {
            ledger.refused(script.id() + ": " + e.getMessage());
        }
    }

    private Map<String, Object> opening() {
        Map<String, Object> opening = new HashMap<>(Map.of("channel", "web"));
        opening.put("locale", "en".equals(script.language()) ? "en" : "zh-CN");
        if (script.orderId() != null) {
            opening.put("orderId", script.orderId());
        }
        return opening;
    }
}
