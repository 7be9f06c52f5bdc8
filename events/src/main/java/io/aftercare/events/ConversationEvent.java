package io.aftercare.events;

import java.util.UUID;

/** What happens in a conversation between a customer and the merchant. */
public sealed interface ConversationEvent extends AftercareEvent
        permits ConversationStarted,
                MessageReceived,
                MessageUnderstood,
                ReplySent,
                HandoffRequested,
                HandoffReasonAdded,
                HandoffTaken,
                HandoffReleased,
                HandoffDone,
                DraftDecided {
    UUID conversationId();

    @Override
    default Topic topic() {
        return Topic.CONVERSATIONS;
    }

    @Override
    default String key() {
        return conversationId().toString();
    }
}
