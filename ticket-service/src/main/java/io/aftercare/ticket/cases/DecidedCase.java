package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The case that a decision opened, or found and reused; {@code settledAt} is null while it is open. */
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
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant settledAt,
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
                it.settledAt(),
                reused,
                it.tasks().stream().map(TaskView::from).toList());
    }
}
