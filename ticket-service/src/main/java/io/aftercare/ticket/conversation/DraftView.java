package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** A draft as staff see it: what was asked, what would be sent, and what that rests on. */
public record DraftView(
        UUID id,
        UUID conversationId,
        UUID messageId,
        UUID handoffId,
        String asked,
        String text,
        JsonNode sentences,
        JsonNode promises,
        String source,
        DraftState state,
        Instant createdAt,
        String decidedBy,
        Instant decidedAt,
        String reason) {}
