package io.aftercare.ticket.cases;

import io.aftercare.events.ActionRequested;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseApproved;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.CasesLinked;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.GoodsInspected;
import io.aftercare.events.Segments;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Customer;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.IllegalTransition;
import io.aftercare.ticket.lifecycle.Lifecycle;
import io.aftercare.ticket.lifecycle.Lifecycles;
import io.aftercare.ticket.lifecycle.Stage;
import io.aftercare.ticket.lifecycle.Step;
import io.aftercare.ticket.lifecycle.Who;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.sla.SlaBooks;
import io.aftercare.ticket.sla.SlaClocks;
import io.aftercare.ticket.sla.SlaColumn;
import io.aftercare.ticket.sla.SlaRecord;
import io.aftercare.ticket.triage.CasePlan;
import io.aftercare.web.Problems;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.OptimisticLock;

/**
 * A matter that the merchant settles for a customer. It walks the path of its kind ({@link Lifecycle}); its status is
 * what its stage comes to. Its methods return the events that they caused.
 */
@Entity(name = "AftersalesCase")
@Table(name = "cases")
class Case {
    /** Statuses in which a case still takes what else the customer says about the same matter. */
    static final Set<CaseStatus> UNSETTLED =
            EnumSet.of(CaseStatus.OPEN, CaseStatus.IN_PROGRESS, CaseStatus.WAITING_FOR_CUSTOMER);

    private static final String GOODS_UNKNOWN = "goods_unknown";

    /** How long a manager has to approve, and somebody to look after an action that went wrong. */
    static final Duration SOON = Duration.ofHours(24);

    /** Of so many cases, tasks and history are read at once: the largest page, and the one case more that it asks for. */
    private static final int PAGE = 101;

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
    private String owner;
    private String stage;
    private CaseStatus status;
    private Urgency urgency;
    private String orderId;
    private Instant openedAt;
    private Instant dueAt;
    private Instant changedAt;

    @Convert(converter = DossierColumn.class)
    @Column(columnDefinition = "jsonb")
    private Dossier dossier = Dossier.EMPTY;

    // Looking at the time is no change of the case that anybody else could collide with.
    @OptimisticLock(excluded = true)
    @Convert(converter = SlaColumn.class)
    @Column(columnDefinition = "jsonb")
    private SlaRecord sla;

    @OptimisticLock(excluded = true)
    private Instant slaNextAt;

    @Version
    private int version;

    @OneToMany(mappedBy = "owner", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    @BatchSize(size = PAGE)
    private List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "owner", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    @BatchSize(size = PAGE)
    private List<StatusChange> history = new ArrayList<>();

    protected Case() {}

    static Caused<Case> open(long number, CaseSubject subject, CasePlan plan, Access by, Instant now) {
        return open(number, subject, plan, Dossier.EMPTY, by, now);
    }

    static Caused<Case> open(long number, CaseSubject subject, CasePlan plan, Dossier dossier, Access by, Instant now) {
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
        opened.dossier = opened.kind == CaseKind.COMPLAINT
                ? dossier.with(ComplaintBook.of(plan.complaint()).plan(now))
                : dossier;
        List<AftercareEvent> events = new ArrayList<>();
        events.add(opened.opened(subject.segments()));
        opened.move(opened.lifecycle().stage(opened.lifecycle().start()), "open", plan.intent(), by, now);
        events.addAll(opened.todo().take(plan, now));
        events.addAll(opened.keep(
                SlaClocks.opened(SlaBooks.of(by.tenant()).terms(plan.kind(), plan.urgency()), now), now));
        events.addAll(opened.askForUnknownGoods(now));
        return new Caused<>(opened, events);
    }

    /** Joins what a later message adds to the same matter: an order, a complaint, more tasks. */
    List<AftercareEvent> join(CasePlan plan, CaseSubject subject, Instant now) {
        List<AftercareEvent> events = new ArrayList<>(link(subject.orderId(), subject.segments(), now));
        if (complaint == null && plan.complaint() != null) {
            complaint = plan.complaint();
            changedAt = now;
        }
        events.addAll(todo().take(plan, now));
        return events;
    }

    /** Takes a step of the path, or refuses by name and stays as it was. */
    Done carryOut(String command, Particulars given, Access by, Authority authority, Instant now) {
        return carryOut(command, given, new Findings(id, Optional.empty(), List.of()), by, authority, now);
    }

    /** As above, by what was found out before. */
    Done carryOut(String command, Particulars given, Findings findings, Access by, Authority authority, Instant now) {
        Step step = lifecycle().step(stage, command, who(by));
        Telling told = Telling.of(dossier, command, step, given, findings, by, authority, now);
        Optional<ShopOrder> order = step.shop()
                .map(action -> ShopOrder.of(
                        this, Ids.next(), action, told.refund(), told.dossier(), findings.refundable(told.dossier())));
        boolean approvedMore =
                told.refund() != null && told.refund().exceeds(dossier.grant().approved());
        Stage to = lifecycle().stage(step.target(told::holds));

        List<AftercareEvent> events = new ArrayList<>();
        dossier = told.dossier();
        events.addAll(walk(to, command, given.reasonOr(command), by, now));
        if (command.equals(Telling.APPROVE) && !told.above() || approvedMore) {
            events.add(new CaseApproved(id, dossier.grant().approved(), by.role()));
        }
        given.inspection()
                .forEach(it ->
                        events.add(new GoodsInspected(id, it.sku(), it.quantity(), it.damagedQuantity(), it.grade())));
        events.addAll(todo().completeAll(step.done(), command, by, now));
        if (told.above()) {
            events.add(todo().approveAmount(now));
        }
        events.addAll(assignedBy(command, given, by, now));
        order.ifPresent(it -> events.add(requested(it)));
        todo().endIfSettled(by, now);
        return new Done(events, order);
    }

    /** Goes to a status, where a command leads there that needs nothing more to be said. */
    Done transition(CaseStatus to, String reason, Access by, Authority authority, Instant now) {
        String command = lifecycle()
                .plainCommand(stage, to)
                .orElseThrow(() -> new IllegalTransition(
                        "case",
                        status.code(),
                        to.code(),
                        next().stream().map(CaseStatus::code).toList()));
        return carryOut(command, Particulars.because(reason), by, authority, now);
    }

    /** Says which goods of which orders the case is about, in place of what was said before. */
    List<AftercareEvent> nameGoods(Goods goods, Segments segments, Access by, Instant now) {
        if (status.isSettled() || dossier.grant().proposed() != null || dossier.isActedOn()) {
            throw Problems.conflict(
                    "goods-decided", "What was decided rests on the goods that were named: open a case for others.");
        }
        dossier = dossier.with(dossier.goods().withLines(goods.lines(), goods.orders()));
        changedAt = now;
        List<AftercareEvent> events = new ArrayList<>(
                link(goods.lines().stream().map(Goods.Line::orderId).findFirst(), segments, now));
        events.addAll(todo().itemIdentified(by, now));
        return events;
    }

    /** Where the shop knows nothing of what the customer names, they are asked, and a person is to find out. */
    private List<AftercareEvent> askForUnknownGoods(Instant now) {
        if (dossier.goods().unknown().isEmpty()) {
            return List.of();
        }
        Step step = lifecycle().awaited(stage, GOODS_UNKNOWN).orElseThrow();
        List<AftercareEvent> events = new ArrayList<>(List.of(todo().identifyItem(now)));
        events.addAll(walk(lifecycle().stage(step.to()), GOODS_UNKNOWN, GOODS_UNKNOWN, Access.shop(tenant), now));
        return events;
    }

    /** What the shop does for the case, and says of it. */
    ShopDealings dealings(Access shop, Instant now) {
        return new ShopDealings(this, shop, now);
    }

    /** What there is to do for the case. */
    CaseTasks todo() {
        return new CaseTasks(this);
    }

    /** Knows something more, or something else. */
    void learn(Dossier known, Instant now) {
        dossier = known;
        changed(now);
    }

    void changed(Instant now) {
        changedAt = now;
    }

    /** Has waited as long as another, out of which it comes. */
    void waitedLike(Case other) {
        sla = other.sla;
        slaNextAt = other.slaNextAt;
    }

    List<AftercareEvent> assign(Department to, String person, Instant now) {
        department = to == null ? department : to;
        owner = person;
        changedAt = now;
        return List.of(new CaseAssigned(id, department, owner != null));
    }

    List<AftercareEvent> relate(Case other, String relation, Instant now) {
        boolean known = dossier.links().stream()
                .anyMatch(it -> it.caseId().equals(other.id) && it.relation().equals(relation));
        if (known) {
            return List.of();
        }
        dossier = dossier.with(new CaseLink(other.id, other.number(), relation));
        changedAt = now;
        return List.of(new CasesLinked(id, other.id, relation));
    }

    /** The customer wrote in the conversation that the case belongs to. */
    List<AftercareEvent> customerSpoke(Instant at) {
        return clocks().map(it -> keep(it.customerSpoke(at), at)).orElse(List.of());
    }

    /** The customer was answered there. */
    List<AftercareEvent> merchantSpoke(Instant at) {
        return clocks().map(it -> keep(it.merchantSpoke(at), at)).orElse(List.of());
    }

    /** Tells what there is to be told of its terms. */
    List<AftercareEvent> remind(Instant now) {
        return clocks().map(it -> keep(it, now)).orElse(List.of());
    }

    /** Empty for a case from before there were terms. */
    Optional<SlaClocks> clocks() {
        return Optional.ofNullable(sla)
                .map(kept -> SlaClocks.of(SlaBooks.of(tenant).terms(kept.rule(), kind, urgency), kept));
    }

    List<AftercareEvent> keep(SlaClocks clocks, Instant now) {
        SlaClocks.Told told = clocks.tell(now);
        sla = told.clocks().record();
        slaNextAt = told.clocks().nextNewsAt().orElse(null);
        return told.alarms().stream().map(alarm -> alarm.event(id)).toList();
    }

    Lifecycle lifecycle() {
        return Lifecycles.of(kind);
    }

    /** Whether a command decides in this stage on money that goes back. */
    boolean decidesOnMoney(String command) {
        Step step = lifecycle().stage(stage).commands().get(command);
        return step != null
                && (command.equals(Telling.APPROVE)
                        || step.shop().filter(ActionKind.REFUND::equals).isPresent());
    }

    /** The orders that it is about. */
    List<String> orders() {
        return dossier.goods().lines().isEmpty()
                ? Optional.ofNullable(orderId).stream().toList()
                : dossier.goods().lines().stream()
                        .map(Goods.Line::orderId)
                        .distinct()
                        .toList();
    }

    /** The statuses to which it may be moved without more ado. */
    List<CaseStatus> next() {
        return lifecycle().next(stage);
    }

    List<String> commands(Who who) {
        return lifecycle().stage(stage).allowed(who);
    }

    private ActionRequested requested(ShopOrder order) {
        ActionKind action = order.order().kind();
        dossier = dossier.with(ShopStep.requested(order.actionId(), action, order.amount(), order.callsOff()));
        return new ActionRequested(id, order.actionId(), action.code(), order.amount());
    }

    List<AftercareEvent> walk(Stage to, String command, String reason, Access by, Instant now) {
        String fromStage = stage;
        CaseStatus from = status;
        move(to, command, reason, by, now);
        List<AftercareEvent> events = new ArrayList<>();
        events.add(new CaseStageChanged(id, fromStage, stage, command, status, by.role()));
        if (status != from) {
            events.add(new CaseStatusChanged(id, from, status, Code.orElse(reason, "explained_in_history"), by.role()));
            events.addAll(
                    clocks().map(it -> keep(it.follow(from, status, now), now)).orElse(List.of()));
        }
        return events;
    }

    private void move(Stage to, String command, String reason, Access by, Instant now) {
        history.add(new StatusChange(this, by, now, command, to, reason));
        stage = to.name();
        status = to.status();
        changedAt = now;
    }

    List<AftercareEvent> link(Optional<String> order, Segments segments, Instant now) {
        if (orderId != null || order.isEmpty()) {
            return List.of();
        }
        orderId = order.get();
        changedAt = now;
        return List.of(new CaseOrderLinked(id, segments));
    }

    /** Who takes a case up answers for it; a plan may name somebody else, and another department. */
    private List<AftercareEvent> assignedBy(String command, Particulars given, Access by, Instant now) {
        if (given.plan() != null) {
            Particulars.Planned planned = given.plan();
            ResolutionPlan before =
                    dossier.plan() == null ? ComplaintBook.of(complaint).plan(openedAt) : dossier.plan();
            dossier = dossier.with(new ResolutionPlan(
                    planned.steps().isEmpty() ? before.steps() : planned.steps(),
                    planned.deadline() == null ? before.deadline() : planned.deadline()));
            dueAt = dossier.plan().deadline();
            return planned.owner() == null && planned.department() == null
                    ? List.of()
                    : assign(planned.department(), planned.owner() == null ? owner : planned.owner(), now);
        }
        return command.equals("take_up") && owner == null ? assign(null, by.subject(), now) : List.of();
    }

    private CaseOpened opened(Segments segments) {
        return new CaseOpened(
                id, conversationId, kind, complaint, intent, department, urgency, orderId != null, dueAt, segments);
    }

    private static Who who(Access by) {
        if (by.customer()) {
            return Who.CUSTOMER;
        }
        return by.role().equals(Access.SHOP) ? Who.SHOP : Who.STAFF;
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
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

    Department department() {
        return department;
    }

    String owner() {
        return owner;
    }

    String stage() {
        return stage;
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

    Dossier dossier() {
        return dossier;
    }

    /** Changes with every change of the case. */
    String etag() {
        return "\"" + version + "\"";
    }

    int version() {
        return version;
    }

    List<Task> tasks() {
        return tasks;
    }

    /** When it was settled last; null while it is not. */
    Instant settledAt() {
        return status.isSettled()
                ? history.stream()
                        .filter(StatusChange::settles)
                        .map(StatusChange::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    List<StatusChange> history() {
        return history;
    }
}
