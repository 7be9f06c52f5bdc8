package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** Most of a promise's time is used, and nothing has kept it yet: it is due at {@code dueAt}. */
public record PromiseWarned(UUID caseId, UUID promiseId, UUID conversationId, String kind, Instant dueAt)
        implements PromiseEvent {}
