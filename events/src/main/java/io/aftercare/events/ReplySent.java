package io.aftercare.events;

import java.util.List;
import java.util.UUID;

/** A reply went out. {@code source} is the step of the cascade that wrote it, {@code missing} names the steps that had failed, {@code elapsedMillis} runs from the receipt of the message. */
public record ReplySent(
        UUID conversationId,
        UUID messageId,
        UUID replyId,
        String source,
        int sentences,
        List<String> missing,
        long elapsedMillis)
        implements ConversationEvent {
    /** The source of what a person answered. */
    public static final String AGENT = "agent";

    /** The source of what was composed and a person approved. */
    public static final String APPROVED = "approved";
}
