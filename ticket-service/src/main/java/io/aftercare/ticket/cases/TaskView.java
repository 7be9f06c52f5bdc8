package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import java.time.Instant;
import java.util.UUID;

/**
 * A task as clients see it; {@code caseId}, {@code caseNumber} and {@code assignee} only where it is shown without its
 * case, which is to staff.
 */
public record TaskView(
        UUID id,
        Department department,
        String action,
        String skill,
        Instant dueAt,
        TaskStatus status,
        String outcome,
        String assignee,
        UUID caseId,
        String caseNumber) {
    static TaskView from(Task task) {
        return of(task, null, null, null);
    }

    static TaskView withCase(Task task) {
        return of(task, task.assignee(), task.owner().id(), task.owner().number());
    }

    private static TaskView of(Task task, String assignee, UUID caseId, String caseNumber) {
        return new TaskView(
                task.id(),
                task.department(),
                task.action(),
                task.skill(),
                task.dueAt(),
                task.status(),
                task.outcome(),
                assignee,
                caseId,
                caseNumber);
    }
}
