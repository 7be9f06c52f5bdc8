package io.aftercare.events;

import java.util.UUID;

/** A customer's message is safe in the database. {@code characters} is its length in code points; its text stays there. */
public record MessageReceived(
        UUID conversationId, UUID messageId, UUID customerRef, String channel, int characters, boolean orderNamed)
        implements ConversationEvent {}
