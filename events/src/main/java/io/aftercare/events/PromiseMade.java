package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A reply committed the merchant to something by {@code dueAt}; {@code caseId} is null where it is about no case. */
public record PromiseMade(UUID caseId, UUID promiseId, UUID conversationId, String kind, Instant dueAt)
        implements PromiseEvent {}
