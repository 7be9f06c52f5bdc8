package io.aftercare.reply;

import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Understanding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/**
 * A customer's message and what the other services found out about it; {@code understanding} and {@code decision} are
 * null when their step is named in {@code missing}. {@code history} holds the customer's earlier messages, oldest first,
 * {@code earlier} what they were answered.
 */
public record ReplyRequest(
        @NotBlank String conversationId,
        @NotBlank String messageId,
        @NotNull String text,
        @NotNull Language language,
        String channel,
        Understanding understanding,
        Decision decision,
        List<String> missing,
        List<String> history,
        Earlier earlier,
        Instant now) {
    public static final String UNDERSTANDING = "understanding";
    public static final String DECISION = "decision";

    ReplyRequest with(Decision other) {
        return new ReplyRequest(
                conversationId,
                messageId,
                text,
                language,
                channel,
                understanding,
                other,
                missing,
                history,
                earlier,
                now);
    }

    public ReplyRequest {
        missing = missing == null
                ? List.of()
                : missing.stream().filter(step -> step != null).toList();
        history = history == null
                ? List.of()
                : history.stream().filter(said -> said != null).toList();
        earlier = earlier == null ? Earlier.NOTHING : earlier;
    }
}
