package io.aftercare.events;

import java.util.UUID;

/** What people teach the models. */
public sealed interface LearningEvent extends AftercareEvent permits FeedbackGiven {
    UUID conversationId();

    @Override
    default Topic topic() {
        return Topic.LEARNING;
    }

    @Override
    default String key() {
        return conversationId().toString();
    }
}
