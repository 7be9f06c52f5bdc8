package io.aftercare.ticket.promise;

import java.time.Instant;
import java.util.UUID;

/**
 * A promise as clients see it. {@code closedAt} and {@code closedBy} say when what was promised happened and which event
 * showed it, or why it binds no more; {@code late} only where it was kept; {@code warnedAt} for staff.
 */
public record PromiseView(
        UUID id,
        UUID conversationId,
        UUID replyId,
        int sentence,
        UUID caseId,
        String orderId,
        PromiseKind kind,
        String clause,
        PromiseState state,
        Instant madeAt,
        Instant dueAt,
        Instant warnedAt,
        Instant brokenAt,
        Instant closedAt,
        String closedBy,
        Boolean late) {}
