package io.aftercare.ticket.cases;

import io.aftercare.events.ActionAnswered;
import io.aftercare.events.ActionRequested;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CompensationSettled;
import io.aftercare.events.ParcelScanned;
import io.aftercare.events.RefundSettled;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ShopChange;
import io.aftercare.ticket.triage.PlannedTask;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The part of a {@link Case} that the shop has a say in: its answers, and what it does afterwards. */
final class ShopDealings {
    private final Case it;
    /** The shop, or who has it told. */
    private final Access shop;

    private final Instant now;

    ShopDealings(Case it, Access shop, Instant now) {
        this.it = it;
        this.shop = shop;
        this.now = now;
    }

    /** What came of telling the shop; a second time, nothing. */
    List<AftercareEvent> answered(UUID actionId, ActionAnswer answer) {
        ShopStep action = it.dossier().action(actionId).orElseThrow();
        if (!action.open()) {
            if (answer instanceof ActionAnswer.Accepted late && action.reference() == null) {
                it.learn(it.dossier().with(action.named(late)), now);
            }
            return List.of();
        }
        return switch (answer) {
            case ActionAnswer.Accepted accepted -> {
                it.dossier()
                        .action(action.callsOff())
                        .ifPresent(off -> it.learn(it.dossier().with(off.calledOff()), now));
                yield news(action.accepted(accepted), "accepted", "action_accepted", null);
            }
            case ActionAnswer.Refused(String reason) ->
                news(action.now(ShopStep.State.REFUSED, reason), "refused", "action_refused", reason);
            case ActionAnswer.Unavailable(String why) ->
                news(action.now(ShopStep.State.STUCK, why), "stuck", null, why);
            case ActionAnswer.Nonsense(String why) -> news(action.now(ShopStep.State.STUCK, why), "stuck", null, why);
        };
    }

    /** What happened to an action since; news that was heard before, or that cannot be, is nothing. */
    List<AftercareEvent> told(UUID actionId, ShopChange change) {
        ShopStep action = it.dossier().action(actionId).orElseThrow();
        if (!action.mayHear(change)) {
            return List.of();
        }
        // The feed may be faster than the answer, which was perhaps lost on its way.
        List<AftercareEvent> events =
                new ArrayList<>(answered(actionId, new ActionAnswer.Accepted(null, null, null, null)));
        ShopStep after = it.dossier().action(actionId).orElseThrow().told(change);
        it.learn(it.dossier().with(after), now);
        if (after.state() == ShopStep.State.CALLED_OFF && action.parcel() == null) {
            // The shop had agreed not to: whoever receives the goods must know what to do with them.
            events.add(lookAfter(after));
        }
        String command = switch (change.type()) {
            case REFUND_SETTLED -> {
                it.learn(it.dossier().with(it.dossier().grant().refund(action.amount())), now);
                events.add(new RefundSettled(it.id(), actionId, action.amount(), change.at()));
                yield "refund_settled";
            }
            case COMPENSATION_SETTLED -> {
                String clause =
                        it.dossier().compensation(actionId).orElseThrow().clause();
                boolean besideRefund = it.dossier().grant().approved() != null;
                events.add(
                        new CompensationSettled(it.id(), actionId, clause, action.amount(), besideRefund, change.at()));
                yield "compensation_settled";
            }
            case PARCEL_SCANNED -> {
                events.add(new ParcelScanned(it.id(), actionId, Code.orElse(change.parcel(), "scanned"), change.at()));
                yield change.delivered() ? "parcel_delivered" : "parcel_scanned";
            }
        };
        events.addAll(driven(after, command, command));
        return events;
    }

    /**
     * Has a compensation paid that is due, beside the path of the case. Whoever calls holds the order, so that a clause pays
     * once for it.
     *
     * @param payouts what the shop was told to pay for the order
     */
    Done compensate(Compensation due, List<PaidOut> payouts, Authority authority) {
        if (it.status() == CaseStatus.OPEN) {
            throw Problems.conflict("case-not-taken-up", "Take the case up before money of it is paid.");
        }
        if (it.lifecycle().stage(it.stage()).isEnd()) {
            throw Problems.conflict(
                    "case-ended", "The case is " + it.stage() + ": open another for what is still due.");
        }
        Authority own = authority.forCompensations();
        if (!own.covers(shop.role(), due.amount())) {
            throw own.above(shop.role(), due.amount());
        }
        payouts.stream()
                .filter(paid ->
                        due.clause().equals(paid.clause()) && due.orderId().equals(paid.orderId()))
                .findFirst()
                .ifPresent(paid -> {
                    throw Problems.conflict(
                            "compensation-paid-before",
                            "By the clause " + due.clause() + " " + paid.amount() + " was paid for order "
                                    + due.orderId() + " before.");
                });
        Compensation paid = due.paidBy(Ids.next(), shop.role());
        ShopOrder order = ShopOrder.of(it.id(), paid, it.dossier());
        it.learn(
                it.dossier()
                        .with(paid)
                        .with(ShopStep.requested(paid.actionId(), ActionKind.COMPENSATION, paid.amount(), null)),
                now);
        return new Done(
                List.of(new ActionRequested(it.id(), paid.actionId(), ActionKind.COMPENSATION.code(), paid.amount())),
                Optional.of(order));
    }

    /** Has the shop told again, under the same key. */
    List<AftercareEvent> retry(UUID actionId) {
        ShopStep action = it.dossier().action(actionId).orElseThrow(() -> Problems.notFound("action", actionId));
        if (action.state() != ShopStep.State.STUCK) {
            throw Problems.conflict(
                    "action-not-stuck",
                    "The action is " + action.state().code() + "; only one that is stuck is tried again.");
        }
        it.learn(it.dossier().with(action.now(ShopStep.State.REQUESTED, null)), now);
        return List.of(new ActionRequested(it.id(), actionId, action.kind().code(), action.amount()));
    }

    private List<AftercareEvent> news(ShopStep after, String outcome, String command, String reason) {
        it.learn(it.dossier().with(after), now);
        String action = after.kind().code();
        List<AftercareEvent> events = new ArrayList<>();
        events.add(new ActionAnswered(it.id(), after.id(), action, outcome, reason));
        if (command != null) {
            events.addAll(driven(after, command, reason == null ? command : reason));
        }
        if (reason != null && !it.dossier().isCalledOff(after)) {
            events.add(lookAfter(after));
        }
        return events;
    }

    private AftercareEvent lookAfter(ShopStep action) {
        PlannedTask task =
                new PlannedTask(it.department(), "look_after_" + action.kind().code());
        return it.todo().add(task, null, now.plus(Case.SOON), now);
    }

    /** What the shop does moves the case only where its stage waits for it. */
    private List<AftercareEvent> driven(ShopStep action, String command, String reason) {
        if (!it.dossier().isNewest(action)) {
            return List.of();
        }
        Telling told = Telling.of(it.dossier());
        List<AftercareEvent> events = it.lifecycle()
                .awaited(it.stage(), command)
                .map(step -> it.walk(it.lifecycle().stage(step.target(told::holds)), command, reason, shop, now))
                .orElse(List.of());
        it.todo().endIfSettled(shop, now);
        return events;
    }
}
