package io.aftercare.events;

import java.util.List;
import java.util.UUID;

/** What a model, or the keyword rules when it was away, made of a message; {@code intents} best first. */
public record MessageUnderstood(
        UUID conversationId,
        UUID messageId,
        String language,
        List<IntentScore> intents,
        boolean outOfScope,
        String sentiment,
        Urgency urgency,
        ComplaintCategory complaint,
        String model)
        implements ConversationEvent {}
