package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.actions.ActionQueue;
import io.aftercare.ticket.actions.ActionSignal;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Preconditions;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes cases: the command, its events and what the shop is to do are one transaction; the shop is told after it. A
 * command that comes again with its key changes nothing and shows the case as it is.
 */
@ApplicationScoped
public class CaseCommands {
    private final CaseRepository repository;
    private final OrderLines orderLines;
    private final Inspections inspections;
    private final Compensations compensations;
    private final Payouts payouts;
    private final Authority authority;
    private final IdempotencyKeys keys;
    private final ActionQueue actions;
    private final ActionSignal signal;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    CaseCommands(
            CaseRepository repository,
            OrderLines orderLines,
            Inspections inspections,
            Compensations compensations,
            Payouts payouts,
            Authority authority,
            IdempotencyKeys keys,
            ActionQueue actions,
            ActionSignal signal,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.orderLines = orderLines;
        this.inspections = inspections;
        this.compensations = compensations;
        this.payouts = payouts;
        this.authority = authority;
        this.keys = keys;
        this.actions = actions;
        this.signal = signal;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which case, as whoever commands has seen it ({@code If-Match}), and the key under which they do. */
    public record Target(UUID id, String ifMatch, String key) {}

    public record Assignment(String owner, Department department) {
        public Assignment {
            owner = owner == null || owner.isBlank() ? null : Inputs.plainText("owner", owner, 128);
        }
    }

    public record Split(List<OrderLines.Named> lines, String reason) {
        public Split {
            lines = OrderLines.required(lines);
            reason = Inputs.required("reason", reason, 500);
        }
    }

    public Uni<CaseView> carryOut(Access by, Target target, String command, Particulars given) {
        return inspections
                .before(by, target.id(), command, given)
                .chain(entitled -> change(
                        by,
                        target,
                        command,
                        given,
                        it -> it.decidesOnMoney(command) ? it.orders() : List.of(),
                        (it, paid) -> it.carryOut(
                                command,
                                given,
                                new Findings(it.id(), entitled, paid),
                                by,
                                authority,
                                clock.instant())));
    }

    /** Pays what a clause gives on top of any refund; what that is, the pack says. */
    public Uni<CaseView> compensate(Access by, Target target, Compensations.Claim claim) {
        return compensations
                .due(by, target.id(), claim)
                .chain(due -> change(
                        by,
                        target,
                        "compensate",
                        claim,
                        it -> List.of(due.orderId()),
                        (it, paid) -> it.dealings(by, clock.instant()).compensate(due, paid, authority)));
    }

    public Uni<CaseView> transition(Access by, Target target, CaseStatus to, String reason) {
        return change(
                by,
                target,
                "transition",
                List.of(to, reason),
                (it, now) -> it.transition(to, reason, by, authority, now));
    }

    public Uni<CaseView> assign(Access by, Target target, Assignment to) {
        return change(by, target, "assign", to, (it, now) -> said(it.assign(to.department(), to.owner(), now)));
    }

    public Uni<CaseView> retry(Access by, Target target, UUID actionId) {
        return transactions
                .write(() -> keyed(
                        by,
                        target,
                        "retry",
                        actionId,
                        () -> current(by, target)
                                .call(it -> outbox.append(
                                        by.tenant(),
                                        it.dealings(by, clock.instant()).retry(actionId)))
                                .call(() -> actions.again(by.tenant(), actionId))))
                .invoke(signal::raise)
                .map(it -> CaseView.of(it, by));
    }

    /** The shop is asked what was bought before anything is locked. */
    public Uni<CaseView> nameGoods(Access by, Target target, List<OrderLines.Named> lines) {
        return transactions
                .read(() -> repository.required(by, target.id()))
                .chain(seen -> orderLines.priced(by, seen.customer().externalId(), lines))
                .chain(found -> change(
                        by,
                        target,
                        "lines",
                        lines,
                        (it, now) -> said(it.nameGoods(found.goods(), found.segments(), by, now))));
    }

    public Uni<CaseView> relate(Access by, Target target, UUID other) {
        return pair(by, target, other, "relate", other, (it, its) -> {
            Instant now = clock.instant();
            List<AftercareEvent> events = new ArrayList<>(it.relate(its, "related", now));
            events.addAll(its.relate(it, "related", now));
            return events;
        });
    }

    public Uni<CaseView> mergeInto(Access by, Target target, UUID other, String reason) {
        return pair(
                by,
                target,
                other,
                "merge",
                List.of(other, reason),
                (it, its) -> new MergeAndSplit(reason, by, authority, clock.instant()).merge(it, its));
    }

    /** @return the new case */
    public Uni<CaseView> split(Access by, Target target, Split split) {
        return transactions
                .write(() -> keyed(
                        by,
                        target,
                        "split",
                        split,
                        () -> current(by, target)
                                .chain(it -> repository
                                        .nextNumber()
                                        .map(number -> new MergeAndSplit(split.reason(), by, authority, clock.instant())
                                                .split(it, lines(split), number)))
                                .call(made -> repository.persist(made.result()))
                                .call(made -> outbox.append(by.tenant(), made.events()))
                                .map(Caused::result)))
                .map(it -> CaseView.of(it, by));
    }

    private Uni<CaseView> change(
            Access by, Target target, String operation, Object request, BiFunction<Case, Instant, Done> change) {
        return change(by, target, operation, request, it -> List.of(), (it, paid) -> change.apply(it, clock.instant()));
    }

    /** @param orders which are held until the change is written down, as it decides on their money */
    private Uni<CaseView> change(
            Access by,
            Target target,
            String operation,
            Object request,
            Function<Case, List<String>> orders,
            BiFunction<Case, List<PaidOut>, Done> change) {
        return transactions
                .write(() -> keyed(
                        by,
                        target,
                        operation,
                        request,
                        () -> current(by, target)
                                .call(it -> payouts.held(by.tenant(), orders.apply(it))
                                        .chain(paid -> store(it, by, change.apply(it, paid), paid)))))
                .invoke(signal::raise)
                .map(it -> CaseView.of(it, by));
    }

    /** Both locked, the older first, so that two who link the same pair do not wait for each other for ever. */
    private Uni<CaseView> pair(
            Access by,
            Target target,
            UUID other,
            String operation,
            Object request,
            BiFunction<Case, Case, List<AftercareEvent>> change) {
        if (other == null || other.equals(target.id())) {
            throw Problems.invalid("other-case-invalid", "Name another case.");
        }
        boolean first = target.id().compareTo(other) < 0;
        return transactions
                .write(() -> keyed(
                        by,
                        target,
                        operation,
                        request,
                        () -> (first ? current(by, target) : repository.locked(by, other))
                                .chain(one -> (first ? repository.locked(by, other) : current(by, target))
                                        .call(two -> {
                                            Case it = first ? one : two;
                                            Case its = first ? two : one;
                                            return outbox.append(by.tenant(), change.apply(it, its));
                                        })
                                        .map(two -> first ? one : two))))
                .map(it -> CaseView.of(it, by));
    }

    private Uni<Case> keyed(Access by, Target target, String operation, Object request, Supplier<Uni<Case>> work) {
        return keys.once(
                by,
                target.key(),
                "case " + target.id() + " " + operation,
                request,
                work,
                Case::id,
                id -> repository.required(by, id));
    }

    private Uni<Case> current(Access by, Target target) {
        return repository
                .locked(by, target.id())
                .invoke(it -> Preconditions.requireCurrent(target.ifMatch(), it.etag()));
    }

    private Uni<Void> store(Case it, Access by, Done done, List<PaidOut> before) {
        return outbox.append(by.tenant(), done.events())
                .chain(() -> done.order()
                        .map(order -> actions.append(by.tenant(), it.id(), order.actionId(), order.key(), order.order())
                                .chain(() -> payouts.add(by.tenant(), it, order, before)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Done said(List<AftercareEvent> events) {
        return new Done(events, Optional.empty());
    }

    private static List<Goods.Line> lines(Split split) {
        return split.lines().stream()
                .map(it -> new Goods.Line(it.orderId(), it.sku(), it.quantity(), null))
                .toList();
    }
}
