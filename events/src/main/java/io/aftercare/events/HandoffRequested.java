package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A person is to take over the conversation by {@code dueAt}. */
public record HandoffRequested(UUID conversationId, UUID handoffId, String reason, Instant dueAt)
        implements ConversationEvent {}
