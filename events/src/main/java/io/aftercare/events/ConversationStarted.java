package io.aftercare.events;

import java.util.UUID;

/** A customer opened a conversation. {@code customerRef} is a pseudonym that only ticket-service can resolve. */
public record ConversationStarted(UUID conversationId, UUID customerRef, String channel, String locale)
        implements ConversationEvent {}
