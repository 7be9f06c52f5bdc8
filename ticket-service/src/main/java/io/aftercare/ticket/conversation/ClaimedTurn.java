package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A turn to catch up, leased to who claimed it; {@code attempt} counts the claims. */
public record ClaimedTurn(
        String tenant,
        UUID conversationId,
        UUID messageId,
        String text,
        String orderId,
        Instant receivedAt,
        MessageContext context,
        List<String> missing,
        JsonNode understanding,
        int attempt) {
    static ClaimedTurn from(Message it, MessageContext context) {
        return new ClaimedTurn(
                it.tenant(),
                it.conversation().id(),
                it.id(),
                it.text(),
                it.orderId(),
                it.receivedAt(),
                context,
                it.missing(),
                it.understanding(),
                it.attempt());
    }
}
