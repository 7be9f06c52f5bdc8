package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.UUID;

/**
 * A case began; its first step is due by {@code dueAt}. {@code complaint} is null where the customer does not complain;
 * {@code segments} of an event from before there were any are unknown.
 */
public record CaseOpened(
        UUID caseId,
        UUID conversationId,
        CaseKind kind,
        ComplaintCategory complaint,
        String intent,
        Department department,
        Urgency urgency,
        boolean orderLinked,
        Instant dueAt,
        Segments segments)
        implements CaseEvent {
    @JsonCreator
    public CaseOpened {
        segments = segments == null ? Segments.UNKNOWN : segments;
    }

    /** Of which nothing more is known. */
    public CaseOpened(
            UUID caseId,
            UUID conversationId,
            CaseKind kind,
            ComplaintCategory complaint,
            String intent,
            Department department,
            Urgency urgency,
            boolean orderLinked,
            Instant dueAt) {
        this(
                caseId,
                conversationId,
                kind,
                complaint,
                intent,
                department,
                urgency,
                orderLinked,
                dueAt,
                Segments.UNKNOWN);
    }
}
