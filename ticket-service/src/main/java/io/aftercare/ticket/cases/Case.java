package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Customer;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.policy.CasePlan;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A matter that the merchant settles for a customer. Its methods return the events that they caused. */
@Entity(name = "AftersalesCase")
@Table(name = "cases")
class Case {
    @Id
    private UUID id;

    private String tenant;
    private long number;
    private UUID conversationId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    private CaseKind kind;
    private ComplaintCategory complaint;
    private String intent;
    private Department department;
    private CaseStatus status;
    private Urgency urgency;
    private String orderId;
    private Instant openedAt;
    private Instant dueAt;
    private Instant changedAt;

    @Version
    private int version;

    @OneToMany(mappedBy = "owner", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "owner", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<StatusChange> history = new ArrayList<>();

    protected Case() {}

    static Caused<Case> open(long number, CaseSubject subject, CasePlan plan, Access by, Instant now) {
        Case opened = new Case();
        opened.id = Ids.next();
        opened.tenant = by.tenant();
        opened.number = number;
        opened.conversationId = subject.conversationId();
        opened.customer = subject.customer();
        opened.orderId = subject.orderId().orElse(null);
        opened.kind = plan.kind();
        opened.complaint = plan.complaint();
        opened.intent = plan.intent();
        opened.department = plan.department();
        opened.urgency = plan.urgency();
        opened.openedAt = now;
        opened.dueAt = plan.dueAt();
        List<AftercareEvent> events = new ArrayList<>();
        events.add(opened.opened());
        opened.move(CaseStatus.OPEN, plan.intent(), by, now);
        events.addAll(opened.take(plan, now));
        return new Caused<>(opened, events);
    }

    /** Joins what a later message adds to the same matter: an order, a complaint, more tasks. */
    List<AftercareEvent> join(CasePlan plan, CaseSubject subject, Instant now) {
        List<AftercareEvent> events = new ArrayList<>();
        if (orderId == null && subject.orderId().isPresent()) {
            orderId = subject.orderId().get();
            events.add(new CaseOrderLinked(id));
            changedAt = now;
        }
        if (complaint == null && plan.complaint() != null) {
            complaint = plan.complaint();
            changedAt = now;
        }
        events.addAll(take(plan, now));
        return events;
    }

    List<AftercareEvent> transition(CaseStatus to, String reason, Access by, Instant now) {
        CaseStatus from = status;
        CaseLifecycle.require(from, to);
        move(to, reason, by, now);
        if (to == CaseStatus.CANCELLED) {
            tasks.forEach(task -> task.cancel(by, now));
        }
        return List.of(new CaseStatusChanged(id, from, to, Code.orElse(reason, "explained_in_history"), by.role()));
    }

    List<AftercareEvent> completeTask(UUID taskId, String outcome, Access by, Instant now) {
        TaskCompleted completed = task(taskId).complete(outcome, by, now);
        changedAt = now;
        return List.of(completed);
    }

    private CaseOpened opened() {
        return new CaseOpened(id, conversationId, kind, complaint, intent, department, urgency, orderId != null, dueAt);
    }

    private void move(CaseStatus to, String reason, Access by, Instant now) {
        history.add(new StatusChange(this, by, now, status, to, reason));
        status = to;
        changedAt = now;
    }

    /** Adds the planned tasks that the case does not have yet. */
    private List<AftercareEvent> take(CasePlan plan, Instant now) {
        List<Task> added = plan.tasks().stream()
                .filter(planned -> tasks.stream().noneMatch(task -> task.does(planned)))
                .map(planned -> new Task(this, tenant, planned, plan.dueAt(), now))
                .toList();
        if (!added.isEmpty()) {
            tasks.addAll(added);
            changedAt = now;
        }
        return added.stream().<AftercareEvent>map(Task::created).toList();
    }

    Task task(UUID taskId) {
        return tasks.stream().filter(it -> it.id().equals(taskId)).findFirst().orElseThrow();
    }

    UUID id() {
        return id;
    }

    String number() {
        return "AC-" + number;
    }

    UUID conversationId() {
        return conversationId;
    }

    Customer customer() {
        return customer;
    }

    CaseKind kind() {
        return kind;
    }

    ComplaintCategory complaint() {
        return complaint;
    }

    String intent() {
        return intent;
    }

    CaseStatus status() {
        return status;
    }

    Urgency urgency() {
        return urgency;
    }

    String orderId() {
        return orderId;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    int version() {
        return version;
    }

    List<Task> tasks() {
        return tasks;
    }

    List<StatusChange> history() {
        return history;
    }
}
