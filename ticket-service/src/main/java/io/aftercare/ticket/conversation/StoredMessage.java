package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** The answer to a posted message: it is safe, and this is what its turn starts from. */
public record StoredMessage(
        UUID id,
        UUID conversationId,
        String text,
        String orderId,
        Instant receivedAt,
        int sequence,
        MessageContext context,
        JsonNode turn) {
    static StoredMessage from(Message it, MessageContext context) {
        return of(it, context, it.turn());
    }

    static StoredMessage withoutTurn(Message it, MessageContext context) {
        return of(it, context, null);
    }

    private static StoredMessage of(Message it, MessageContext context, JsonNode turn) {
        return new StoredMessage(
                it.id(),
                it.conversation().id(),
                it.text(),
                it.orderId(),
                it.receivedAt(),
                it.sequence(),
                context,
                turn);
    }
}
