package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A case as clients see it; {@code next} are the statuses that it may go to. */
public record CaseView(
        UUID id,
        String number,
        UUID conversationId,
        String customerId,
        CaseKind kind,
        ComplaintCategory complaint,
        String intent,
        CaseStatus status,
        Urgency urgency,
        String orderId,
        Instant openedAt,
        Instant dueAt,
        int version,
        List<TaskView> tasks,
        List<StatusChange.View> history,
        List<CaseStatus> next) {
    static CaseView from(Case it) {
        return new CaseView(
                it.id(),
                it.number(),
                it.conversationId(),
                it.customer().externalId(),
                it.kind(),
                it.complaint(),
                it.intent(),
                it.status(),
                it.urgency(),
                it.orderId(),
                it.openedAt(),
                it.dueAt(),
                it.version(),
                it.tasks().stream().map(TaskView::from).toList(),
                it.history().stream().map(StatusChange::view).toList(),
                CaseLifecycle.next(it.status()));
    }

    /** Changes with every change of the case. */
    public String etag() {
        return "\"" + version + "\"";
    }
}
