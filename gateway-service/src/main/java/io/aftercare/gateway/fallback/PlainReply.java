package io.aftercare.gateway.fallback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.Decision;
import io.aftercare.gateway.Reply;
import java.time.Instant;
import java.util.Optional;

/**
 * The reply of last resort, for the turns that reply-service misses: fixed sentences around what was decided, each with
 * its evidence, and nothing that was not.
 */
public final class PlainReply {
    private final Phrases say;
    private final ObjectNode reply = JsonNodeFactory.instance.objectNode();
    private final StringBuilder text = new StringBuilder();

    private PlainReply(String language) {
        this.say = Phrases.in(language);
        reply.put("language", say == Phrases.ZH ? "zh" : "en");
        reply.putArray("sentences");
        reply.put("source", "fallback");
        reply.putArray("promises");
    }

    /** Without a decision nothing is promised but that a person answers. */
    public static Reply to(String language, Optional<Decision> decision) {
        PlainReply plain = new PlainReply(language);
        plain.sentence(plain.say.saved, "phrase", "message-saved");
        decision.ifPresentOrElse(plain::tell, plain::tellNothing);
        plain.reply.put("text", plain.text.toString());
        return new Reply(plain.reply);
    }

    private void tell(Decision decision) {
        tellOrder(decision);
        decision.openedCase().ifPresent(this::tellCase);
        decision.handoff().ifPresent(this::tellHandoff);
        sentence(say.moreWillFollow, "phrase", "more-will-follow");
    }

    private void tellNothing() {
        sentence(say.personWillAnswer, "phrase", "person-will-answer");
    }

    private void tellOrder(Decision decision) {
        switch (decision.orderState()) {
            case "known" -> decision.order().ifPresent(this::tellStatus);
            case "not_found" -> sentence(say.orderNotFound, "phrase", "order-not-found");
            case "unavailable" -> sentence(say.orderUnavailable, "phrase", "order-unavailable");
            default -> {
                if (decision.asksForOrder()) {
                    sentence(say.whichOrder, "phrase", "which-order");
                }
            }
        }
    }

    private void tellStatus(JsonNode order) {
        String id = order.path("id").asText();
        String status = say.status(order.path("status").asText());
        sentence(say.orderStatus.formatted(id, status), "order", id);
    }

    private void tellCase(JsonNode opened) {
        String id = opened.path("id").asText();
        String number = opened.path("number").asText();
        Optional<Instant> due = Decision.dueAt(opened);
        sentence(
                due.map(at -> say.caseDue.formatted(number, say.at(at))).orElse(say.caseOpen.formatted(number)),
                "case",
                id);
        due.ifPresent(at -> promise("first_step", at).put("caseId", id));
    }

    private void tellHandoff(JsonNode handoff) {
        // Where a person is at it already, the time by which one was to come says nothing any more.
        Optional<Instant> due = Decision.dueAt(handoff)
                .filter(at -> !handoff.path("state").asText().equals("taken"));
        sentence(
                due.map(at -> say.handoffDue.formatted(say.at(at))).orElse(say.handoff),
                "handoff",
                handoff.path("id").asText());
        due.ifPresent(at -> promise("call_back", at));
    }

    private void sentence(String words, String kind, String evidence) {
        text.append(text.isEmpty() || say == Phrases.ZH ? "" : " ").append(words);
        ObjectNode sentence = reply.withArray("sentences").addObject().put("text", words);
        sentence.putArray("evidence").addObject().put("kind", kind).put("id", evidence);
    }

    /** Made by the sentence said last. */
    private ObjectNode promise(String kind, Instant due) {
        int sentence = reply.path("sentences").size() - 1;
        return reply.withArray("promises")
                .addObject()
                .put("kind", kind)
                .put("dueAt", due.toString())
                .put("sentence", sentence);
    }
}
