package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Hands out tasks: what is due first, to whom belongs to its department, can do it, and has not too much already. Two who
 * ask at once get two tasks: who comes second to the case's lock finds the task taken, and looks on.
 */
@ApplicationScoped
public class TaskQueue {
    /** More would mean that as many people asked within a moment; they may ask again. */
    private static final int LOOKS = 8;

    private static final String WAITING = "select t.id from Task t where t.tenant = :tenant and t.status = :open"
            + " and t.assignee is null and (t.skill is null or t.skill in :skills)";
    private static final String HELD =
            "select count(t) from Task t where t.tenant = :tenant and t.status = :open" + " and t.assignee = :person";

    private final CaseRepository cases;
    private final Staff staff;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    TaskQueue(CaseRepository cases, Staff staff, Transactions transactions, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.staff = staff;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return the caller's next task; empty when nothing waits that they could do */
    public Uni<Optional<TaskView>> next(Access by, Optional<Department> department) {
        return transactions.write(() -> staff.member(by.tenant(), by.subject())
                .call(member -> requireRoom(member, by.tenant()))
                .chain(member -> look(by, member, department)));
    }

    /** Everybody may take or give back what is theirs; only a manager decides for others. */
    public Uni<TaskView> give(Access by, UUID id, String person) {
        return transactions.write(() -> cases.ofTask(by, id)
                .chain(caseId -> cases.locked(by, caseId))
                .invoke(owner -> requireTheirs(by, owner.todo().required(id), person))
                .call(owner -> outbox.append(by.tenant(), owner.todo().give(id, person, clock.instant())))
                .map(owner -> TaskView.withCase(owner.todo().required(id))));
    }

    private Uni<Optional<TaskView>> look(Access by, StaffMember member, Optional<Department> department) {
        return Panache.getSession()
                .chain(session -> waiting(session, by, member, department).getResultList())
                .chain(ids -> first(by, ids, 0));
    }

    private Uni<Optional<TaskView>> first(Access by, List<UUID> ids, int index) {
        if (index == ids.size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID id = ids.get(index);
        return cases.ofTask(by, id).chain(caseId -> cases.locked(by, caseId)).chain(owner -> {
            Task task = owner.todo().required(id);
            if (task.status() != TaskStatus.OPEN || task.assignee() != null) {
                return first(by, ids, index + 1);
            }
            return outbox.append(by.tenant(), owner.todo().give(id, by.subject(), clock.instant()))
                    .map(done -> Optional.of(TaskView.withCase(task)));
        });
    }

    private static Mutiny.SelectionQuery<UUID> waiting(
            Mutiny.Session session, Access by, StaffMember member, Optional<Department> department) {
        List<Department> theirs = department.map(List::of).orElseGet(member::departments);
        String query =
                WAITING + (theirs.isEmpty() ? "" : " and t.department in :departments") + " order by t.dueAt, t.id";
        Mutiny.SelectionQuery<UUID> waiting = session.createSelectionQuery(query, UUID.class)
                .setParameter("tenant", by.tenant())
                .setParameter("open", TaskStatus.OPEN)
                .setParameter("skills", member.skillsOf(by))
                .setMaxResults(LOOKS);
        return theirs.isEmpty() ? waiting : waiting.setParameter("departments", theirs);
    }

    private static Uni<Void> requireRoom(StaffMember member, String tenant) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(HELD, Long.class)
                        .setParameter("tenant", tenant)
                        .setParameter("open", TaskStatus.OPEN)
                        .setParameter("person", member.subject())
                        .getSingleResult())
                .invoke(held -> {
                    if (held >= member.capacity()) {
                        throw Problems.conflict(
                                "capacity-reached",
                                "You have " + held + " open tasks of at most " + member.capacity()
                                        + ": complete or give back one first.");
                    }
                })
                .replaceWithVoid();
    }

    private static void requireTheirs(Access by, Task task, String person) {
        boolean own = by.subject().equals(person)
                        && (task.assignee() == null || task.assignee().equals(person))
                || person == null && by.subject().equals(task.assignee());
        boolean decides = by.role().equals(Role.MANAGER) || by.role().equals(Role.ADMIN);
        if (!own && !decides) {
            throw Problems.forbidden("not-your-task", "Only a manager gives tasks to others, or takes them away.");
        }
    }
}
