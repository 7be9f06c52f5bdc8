package io.aftercare.events;

import java.util.UUID;

/** Who had taken the conversation over gave it back to the queue. */
public record HandoffReleased(UUID conversationId, UUID handoffId) implements ConversationEvent {}
