package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The case that a decision opened, or found open and reused. */
public record DecidedCase(
        UUID id,
        String number,
        CaseKind kind,
        ComplaintCategory complaint,
        CaseStatus status,
        Urgency urgency,
        String orderId,
        Instant openedAt,
        Instant dueAt,
        boolean reused,
        List<TaskView> tasks) {
    static DecidedCase from(Case it, boolean reused) {
        return new DecidedCase(
                it.id(),
                it.number(),
                it.kind(),
                it.complaint(),
                it.status(),
                it.urgency(),
                it.orderId(),
                it.openedAt(),
                it.dueAt(),
                reused,
                it.tasks().stream().map(TaskView::from).toList());
    }
}
