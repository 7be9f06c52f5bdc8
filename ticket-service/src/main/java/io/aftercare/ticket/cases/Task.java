package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.IllegalTransition;
import io.aftercare.ticket.triage.PlannedTask;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one department has to do for a case; part of the {@link Case}. */
@Entity
class Task {
    @Id
    private UUID id;

    private String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "case_id")
    private Case owner;

    private Department department;
    private String action;
    private String skill;
    private String assignee;
    private TaskStatus status;
    private Instant dueAt;
    private String outcome;
    private Instant createdAt;
    private Instant endedAt;
    private String endedBy;

    protected Task() {}

    Task(Case owner, String tenant, PlannedTask planned, String skill, Instant dueAt, Instant now) {
        this.id = Ids.next();
        this.owner = owner;
        this.tenant = tenant;
        this.department = planned.department();
        this.action = planned.action();
        this.skill = skill;
        this.status = TaskStatus.OPEN;
        this.dueAt = dueAt;
        this.createdAt = now;
    }

    TaskCreated created() {
        return new TaskCreated(owner.id(), id, department, action, dueAt);
    }

    TaskCompleted complete(String outcome, Access by, Instant now) {
        if (status != TaskStatus.OPEN) {
            throw new IllegalTransition("task", Code.of(status), Code.of(TaskStatus.COMPLETED), List.of());
        }
        end(TaskStatus.COMPLETED, outcome, by, now);
        return new TaskCompleted(owner.id(), id, department, Code.orElse(outcome, "done"));
    }

    /** Gives it to somebody, or with null back to the queue. */
    void give(String person) {
        if (status != TaskStatus.OPEN) {
            throw new IllegalTransition("task", Code.of(status), "assigned", List.of());
        }
        assignee = person;
    }

    TaskTaken taken() {
        return new TaskTaken(owner.id(), id, department);
    }

    void cancel(Access by, Instant now) {
        if (status == TaskStatus.OPEN) {
            end(TaskStatus.CANCELLED, null, by, now);
        }
    }

    private void end(TaskStatus end, String outcome, Access by, Instant now) {
        this.status = end;
        this.outcome = outcome;
        this.endedAt = now;
        this.endedBy = by.subject();
    }

    boolean does(PlannedTask planned) {
        return department == planned.department() && action.equals(planned.action());
    }

    UUID id() {
        return id;
    }

    Case owner() {
        return owner;
    }

    Department department() {
        return department;
    }

    String action() {
        return action;
    }

    String skill() {
        return skill;
    }

    String assignee() {
        return assignee;
    }

    TaskStatus status() {
        return status;
    }

    Instant dueAt() {
        return dueAt;
    }

    String outcome() {
        return outcome;
    }
}
