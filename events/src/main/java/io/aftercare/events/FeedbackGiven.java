package io.aftercare.events;

import java.util.UUID;

/** Somebody judged a reply or corrected an intent; {@code correctIntent} is null where it was not corrected. */
public record FeedbackGiven(
        UUID conversationId, UUID feedbackId, UUID messageId, String rating, String correctIntent, String actor)
        implements LearningEvent {}
