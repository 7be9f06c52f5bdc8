package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A person has taken the conversation over, which was due by {@code dueAt}; who that is stays in the database. */
public record HandoffTaken(UUID conversationId, UUID handoffId, Instant dueAt) implements ConversationEvent {}
