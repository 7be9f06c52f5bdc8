package io.aftercare.events;

import java.util.UUID;

/** A person decided on an answer that waited for approval, or that was suggested: {@code outcome} is approved, edited or rejected. {@code source} is the step of the cascade that wrote it, {@code waitedMillis} runs from its writing. */
public record DraftDecided(
        UUID conversationId, UUID messageId, UUID draftId, String source, String outcome, long waitedMillis)
        implements ConversationEvent {}
