package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A case began; its first step is due by {@code dueAt}. {@code complaint} is null where the customer does not complain. */
public record CaseOpened(
        UUID caseId,
        UUID conversationId,
        CaseKind kind,
        ComplaintCategory complaint,
        String intent,
        Department department,
        Urgency urgency,
        boolean orderLinked,
        Instant dueAt)
        implements CaseEvent {}
