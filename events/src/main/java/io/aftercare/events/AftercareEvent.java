package io.aftercare.events;

/** Something that happened in after-sales service; immutable, without personal data in the clear. */
public sealed interface AftercareEvent permits ConversationEvent, CaseEvent, PromiseEvent, LearningEvent {
    Topic topic();

    /** The Kafka key and CloudEvents subject: events with the same key keep their order. */
    String key();
}
