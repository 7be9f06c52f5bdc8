package io.aftercare.events;

import java.util.UUID;

/**
 * What becomes of something that a reply committed the merchant to. A promise about a case goes with its case, one about
 * an order or the conversation itself with its conversation: what keeps it stands there, and events of one key keep
 * their order.
 */
public sealed interface PromiseEvent extends AftercareEvent
        permits PromiseMade, PromiseWarned, PromiseKept, PromiseBroken, PromiseVoided {
    /** Null where the promise is not about a case. */
    UUID caseId();

    UUID promiseId();

    UUID conversationId();

    String kind();

    @Override
    default Topic topic() {
        return caseId() == null ? Topic.CONVERSATIONS : Topic.CASES;
    }

    @Override
    default String key() {
        return (caseId() == null ? conversationId() : caseId()).toString();
    }
}
