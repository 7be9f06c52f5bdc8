package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;

/** What the customer said last, with what was understood and decided of it; null where that is not known. */
public record LastMessage(StoredMessage message, JsonNode understanding, JsonNode decision) {
    static LastMessage of(Message it, MessageContext context) {
        return new LastMessage(StoredMessage.withoutTurn(it, context), it.understanding(), it.decision());
    }
}
