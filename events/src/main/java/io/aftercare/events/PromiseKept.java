package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** What was promised happened at {@code keptAt}, after {@code dueAt} if {@code late}; {@code by} is the type of the event that showed it, or {@code order.shipped} or {@code order.delivered} where the shop was asked. */
public record PromiseKept(
        UUID caseId,
        UUID promiseId,
        UUID conversationId,
        String kind,
        Instant dueAt,
        Instant keptAt,
        String by,
        boolean late)
        implements PromiseEvent {}
