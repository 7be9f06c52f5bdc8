package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
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
    /** The columns that it is made from, by Hibernate. */
    @RegisterForReflection
    record Row(
            UUID id,
            String text,
            String orderId,
            JsonNode attachments,
            Instant receivedAt,
            int sequence,
            JsonNode understanding,
            MessageState state,
            String[] missing) {
        MessageView with(List<Reply.View> replies) {
            return new MessageView(
                    id,
                    text,
                    orderId,
                    attachments == null ? null : attachments.path("items"),
                    receivedAt,
                    sequence,
                    understanding,
                    replies,
                    state,
                    List.of(missing));
        }
    }
}
