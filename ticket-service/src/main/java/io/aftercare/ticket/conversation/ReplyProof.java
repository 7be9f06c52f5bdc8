package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.ticket.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A reply sentence by sentence: what it claims, and the evidence with what that rests on, as it was decided for its
 * message (a message decided anew, because its first decision knew too little, shows the later one). What a person wrote
 * has an author, whom only staff see, and no evidence.
 */
public record ReplyProof(
        UUID replyId,
        UUID conversationId,
        UUID messageId,
        String source,
        Instant sentAt,
        String author,
        List<ProvedSentence> sentences) {
    public record ProvedSentence(String text, JsonNode claims, List<JsonNode> evidence) {}

    static ReplyProof of(Reply reply, Recorded recorded, Access who) {
        List<ProvedSentence> sentences = new ArrayList<>();
        for (JsonNode sentence : reply.view().sentences()) {
            List<JsonNode> evidence = new ArrayList<>();
            sentence.path("evidence").forEach(it -> evidence.add(restingOn(it, recorded)));
            JsonNode claims = sentence.path("claims");
            sentences.add(new ProvedSentence(
                    sentence.path("text").asText(), claims.isMissingNode() ? null : claims, evidence));
        }
        return new ReplyProof(
                reply.id(),
                reply.conversationId(),
                reply.messageId(),
                reply.view().source(),
                reply.view().sentAt(),
                who.customer() ? null : reply.author(),
                sentences);
    }

    private static JsonNode restingOn(JsonNode evidence, Recorded recorded) {
        JsonNode behind = recorded.behind(evidence);
        ObjectNode shown = evidence.deepCopy();
        return behind.isMissingNode() ? shown : shown.set("restsOn", behind);
    }
}
