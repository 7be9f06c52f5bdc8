package io.aftercare.events;

import java.util.UUID;

/** The person who is asked for already is wanted for one more reason. */
public record HandoffReasonAdded(UUID conversationId, UUID handoffId, String reason) implements ConversationEvent {}
