package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.TaskCompleted;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.triage.CasePlan;
import io.aftercare.ticket.triage.PlannedTask;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What there is to do for a {@link Case}, and who does it. */
final class CaseTasks {
    private static final String APPROVE_AMOUNT = "approve_amount";
    private static final String IDENTIFY_ITEM = "identify_item";

    private final Case it;

    CaseTasks(Case it) {
        this.it = it;
    }

    Task required(UUID taskId) {
        return it.tasks().stream()
                .filter(task -> task.id().equals(taskId))
                .findFirst()
                .orElseThrow();
    }

    AftercareEvent add(PlannedTask planned, String skill, Instant dueAt, Instant now) {
        Task task = new Task(it, it.tenant(), planned, skill, dueAt, now);
        it.tasks().add(task);
        return task.created();
    }

    /** A manager's, who has as long as for anything that went wrong. */
    AftercareEvent approveAmount(Instant now) {
        return add(new PlannedTask(it.department(), APPROVE_AMOUNT), "manager", now.plus(Case.SOON), now);
    }

    AftercareEvent identifyItem(Instant now) {
        return add(new PlannedTask(it.department(), IDENTIFY_ITEM), null, it.dueAt(), now);
    }

    /** Adds the planned tasks that the case does not have yet. */
    List<AftercareEvent> take(CasePlan plan, Instant now) {
        List<Task> added = plan.tasks().stream()
                .filter(planned -> it.tasks().stream().noneMatch(task -> task.does(planned)))
                .map(planned -> new Task(it, it.tenant(), planned, null, plan.dueAt(), now))
                .toList();
        if (!added.isEmpty()) {
            it.tasks().addAll(added);
            it.changed(now);
        }
        return added.stream().<AftercareEvent>map(Task::created).toList();
    }

    List<AftercareEvent> complete(UUID taskId, String outcome, Access by, Instant now) {
        Task task = required(taskId);
        requireNotDecidedByCommand(task);
        TaskCompleted completed = task.complete(outcome, by, now);
        it.changed(now);
        return List.of(completed);
    }

    List<AftercareEvent> completeAll(List<String> actions, String outcome, Access by, Instant now) {
        return it.tasks().stream()
                .filter(task -> task.status() == TaskStatus.OPEN && actions.contains(task.action()))
                .<AftercareEvent>map(task -> task.complete(outcome, by, now))
                .toList();
    }

    List<AftercareEvent> itemIdentified(Access by, Instant now) {
        return completeAll(List.of(IDENTIFY_ITEM), "named", by, now);
    }

    /** Gives a task to somebody, who has begun with it then; with null, back to the queue. */
    List<AftercareEvent> give(UUID taskId, String person, Instant now) {
        Task task = required(taskId);
        boolean same = Objects.equals(task.assignee(), person);
        task.give(person);
        if (same) {
            return List.of();
        }
        it.changed(now);
        return person == null ? List.of() : List.of(task.taken());
    }

    void endIfSettled(Access by, Instant now) {
        if (it.status().isSettled()) {
            it.tasks().forEach(task -> task.cancel(by, now));
        }
    }

    /** An approval ticked off would approve nothing, and nobody would be left to give it. */
    private void requireNotDecidedByCommand(Task task) {
        List<String> deciding = task.action().equals(APPROVE_AMOUNT)
                ? it.lifecycle().stage(it.stage()).doing(APPROVE_AMOUNT)
                : List.of();
        if (!deciding.isEmpty()) {
            throw Problems.conflict(
                    "task-done-by-command",
                    "The task " + APPROVE_AMOUNT + " is done by deciding on the amount: give the case the command "
                            + String.join(" or ", deciding) + " (POST /v1/cases/" + it.id() + "/commands/"
                            + deciding.getFirst() + ").");
        }
    }
}
