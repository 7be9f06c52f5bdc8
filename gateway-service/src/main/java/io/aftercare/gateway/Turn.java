package io.aftercare.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One message and everything that came of it.
 *
 * @param id the message's id
 * @param missing what the answer had to do without: {@code understanding}, {@code decision}, {@code reply}
 * @param timings milliseconds per step and in total
 */
@Schema(ref = "Turn")
public record Turn(
        UUID id,
        UUID conversationId,
        Message message,
        Understanding understanding,
        JsonNode decision,
        Reply reply,
        @JsonProperty("case") JsonNode openedCase,
        JsonNode handoff,
        List<String> missing,
        Map<String, Double> timings,
        Cost cost) {

    public record Message(UUID id, String text, String orderId, Instant receivedAt) {}

    /**
     * The bill of the turn: the step of the cascade that closed it, what understanding and reply spent on it, and the
     * sum. A decision is worked out on an event loop between waits, where no thread's time is a turn's own: it is not
     * in the bill, nor are the gateway and the database.
     *
     * @param modelMillis by the clock, what the understanding model took
     */
    public record Cost(
            String closedBy, double modelMillis, double cpuMillis, int tokens, Map<String, StepCost> services) {
        static Cost of(Understanding understanding, Reply reply) {
            Map<String, StepCost> services = new LinkedHashMap<>();
            services.put("understanding", understanding.cost());
            services.put("reply", reply.cost());
            StepCost sum = services.values().stream().reduce(StepCost.NONE, StepCost::plus);
            return new Cost(reply.source(), understanding.modelMillis(), sum.cpuMillis(), sum.tokens(), services);
        }
    }

    static Turn of(
            StoredMessage message, Understanding understanding, Optional<Decision> decision, Reply reply, TurnLog log) {
        return new Turn(
                message.id(),
                message.conversationId(),
                new Message(message.id(), message.text(), message.orderId(), message.receivedAt()),
                understanding,
                decision.map(Decision::inTurn).orElse(null),
                reply,
                decision.flatMap(Decision::openedCase).orElse(null),
                decision.flatMap(Decision::handoff).orElse(null),
                log.missing(),
                log.timings(),
                Cost.of(understanding, reply));
    }

    Turn withTimings(Map<String, Double> all) {
        return new Turn(
                id, conversationId, message, understanding, decision, reply, openedCase, handoff, missing, all, cost);
    }

    /** The decision as {@link Decision#atOnce()} showed it when the turn was new. */
    Optional<ObjectNode> decisionAtOnce() {
        if (!(decision instanceof ObjectNode known)) {
            return Optional.empty();
        }
        ObjectNode whole = known.deepCopy();
        Optional.ofNullable(openedCase).ifPresent(value -> whole.set("case", value));
        Optional.ofNullable(handoff).ifPresent(value -> whole.set("handoff", value));
        return Optional.of(whole);
    }
}
