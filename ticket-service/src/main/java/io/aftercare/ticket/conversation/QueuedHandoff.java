package io.aftercare.ticket.conversation;

import java.time.Instant;
import java.util.UUID;

/** A handoff as staff see it; {@code rankedAt} is its place in the queue, the earliest first. */
public record QueuedHandoff(
        UUID id,
        UUID conversationId,
        HandoffState state,
        String reason,
        Instant requestedAt,
        Instant rankedAt,
        Instant dueAt,
        String takenBy,
        Instant takenAt,
        Instant doneAt) {}
