package io.aftercare.ticket.triage;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.Urgency;
import java.time.Instant;
import java.util.List;

/** The case that a message calls for; {@code complaint} is null where the customer does not complain. */
public record CasePlan(
        CaseKind kind,
        ComplaintCategory complaint,
        String intent,
        Department department,
        Urgency urgency,
        Instant dueAt,
        List<PlannedTask> tasks) {}
