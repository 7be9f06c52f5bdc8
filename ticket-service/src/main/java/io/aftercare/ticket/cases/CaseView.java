package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.lifecycle.Who;
import io.aftercare.ticket.sla.SlaView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case as clients see it; {@code next} are the statuses that it may simply be moved to, {@code commands} what the caller
 * may do in its stage. Who owns it and by which terms is told to staff only.
 */
public record CaseView(
        UUID id,
        String number,
        UUID conversationId,
        String customerId,
        CaseKind kind,
        ComplaintCategory complaint,
        String intent,
        CaseStatus status,
        String stage,
        Department department,
        String owner,
        Urgency urgency,
        String orderId,
        Instant openedAt,
        Instant dueAt,
        int version,
        List<TaskView> tasks,
        List<StatusChange.View> history,
        List<CaseStatus> next,
        List<String> commands,
        List<SlaView> sla,
        Dossier dossier) {
    static CaseView of(Case it, Access who) {
        return new CaseView(
                it.id(),
                it.number(),
                it.conversationId(),
                it.customer().externalId(),
                it.kind(),
                it.complaint(),
                it.intent(),
                it.status(),
                it.stage(),
                it.department(),
                who.customer() ? null : it.owner(),
                it.urgency(),
                it.orderId(),
                it.openedAt(),
                it.dueAt(),
                it.version(),
                it.tasks().stream().map(TaskView::from).toList(),
                it.history().stream().map(StatusChange::view).toList(),
                it.next(),
                it.commands(who.customer() ? Who.CUSTOMER : Who.STAFF),
                who.customer() ? null : it.clocks().map(SlaView::of).orElse(null),
                it.dossier());
    }

    /** Changes with every change of the case. */
    public String etag() {
        return "\"" + version + "\"";
    }
}
