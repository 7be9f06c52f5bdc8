package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A promise binds nobody any more, because what it was about is called off: {@code case_cancelled} or {@code order_cancelled}. */
public record PromiseVoided(UUID caseId, UUID promiseId, UUID conversationId, String kind, Instant dueAt, String reason)
        implements PromiseEvent {}
