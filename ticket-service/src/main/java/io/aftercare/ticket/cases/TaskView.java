package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import java.time.Instant;
import java.util.UUID;

/** A task as clients see it; {@code caseId} and {@code caseNumber} only where it is shown without its case. */
public record TaskView(
        UUID id,
        Department department,
        String action,
        Instant dueAt,
        TaskStatus status,
        String outcome,
        UUID caseId,
        String caseNumber) {
    static TaskView from(Task task) {
        return new TaskView(
                task.id(), task.department(), task.action(), task.dueAt(), task.status(), task.outcome(), null, null);
    }

    static TaskView withCase(Task task) {
        return new TaskView(
                task.id(),
                task.department(),
                task.action(),
                task.dueAt(),
                task.status(),
                task.outcome(),
                task.owner().id(),
                task.owner().number());
    }
}
