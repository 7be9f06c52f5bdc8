package io.aftercare.gateway;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What reply-service is asked to answer; without a decision it has no facts to promise anything from. */
public record ReplyRequest(
        UUID conversationId,
        UUID messageId,
        String text,
        String language,
        String channel,
        String tenant,
        Understanding understanding,
        Decision decision,
        List<String> missing,
        List<String> history,
        StoredMessage.Earlier earlier) {
    static ReplyRequest of(
            StoredMessage message,
            String tenant,
            Understanding understanding,
            Optional<Decision> decision,
            List<String> missing) {
        return new ReplyRequest(
                message.conversationId(),
                message.id(),
                message.text(),
                understanding.language(),
                message.context().channel(),
                tenant,
                understanding,
                decision.orElse(null),
                missing,
                message.context().history(),
                message.context().earlier());
    }
}
