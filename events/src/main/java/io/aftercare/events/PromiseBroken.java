package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A promise's time was up at {@code dueAt}, and what was promised had not happened. */
public record PromiseBroken(UUID caseId, UUID promiseId, UUID conversationId, String kind, Instant dueAt)
        implements PromiseEvent {}
