package io.aftercare.events;

import java.util.UUID;

/** The person is done with what the conversation was handed over for. */
public record HandoffDone(UUID conversationId, UUID handoffId) implements ConversationEvent {}
