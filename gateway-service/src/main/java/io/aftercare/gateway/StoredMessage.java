package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A message that ticket-service holds, with what is needed to answer it.
 *
 * @param turn the whole turn when the same Idempotency-Key was answered before, else null
 */
public record StoredMessage(
        UUID id, UUID conversationId, String text, String orderId, Instant receivedAt, Context context, Turn turn) {

    /** What the conversation adds to the message; {@code history} is the customer's earlier texts, oldest first. */
    public record Context(
            String customerId,
            String locale,
            String channel,
            String orderId,
            List<String> history,
            String lastReplyAsked,
            Earlier earlier) {
        public Context {
            history = history == null ? List.of() : List.copyOf(history);
        }
    }

    /**
     * What was answered before, oldest first: phrases that were said whole, the source of each reply, and how each message
     * was understood and answered, which is handed on whole.
     */
    public record Earlier(List<String> said, List<String> sources, JsonNode turns) {}

    public StoredMessage {
        Objects.requireNonNull(id, "A stored message has an id");
        Objects.requireNonNull(conversationId, "A stored message belongs to a conversation");
        Objects.requireNonNull(text, "A stored message has a text");
        Objects.requireNonNull(context, "A stored message has a context");
    }
}
