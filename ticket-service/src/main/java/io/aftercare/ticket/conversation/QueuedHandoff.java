package io.aftercare.ticket.conversation;

import java.time.Instant;
import java.util.UUID;

/** A handoff as staff see it. */
public record QueuedHandoff(
        UUID id,
        UUID conversationId,
        HandoffState state,
        String reason,
        Instant requestedAt,
        Instant dueAt,
        String takenBy,
        Instant takenAt,
        Instant doneAt) {}
