package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A message as clients see it, with what was understood and answered. */
public record MessageView(
        UUID id,
        String text,
        String orderId,
        JsonNode attachments,
        Instant receivedAt,
        int sequence,
        JsonNode understanding,
        List<Reply.View> replies,
        MessageState state,
        List<String> missing) {
    static MessageView from(Message it, Map<UUID, List<Reply.View>> repliesByMessage) {
        return new MessageView(
                it.id(),
                it.text(),
                it.orderId(),
                it.attachments() == null ? null : it.attachments().path("items"),
                it.receivedAt(),
                it.sequence(),
                it.understanding(),
                repliesByMessage.getOrDefault(it.id(), List.of()),
                it.state(),
                it.missing());
    }
}
