package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.lifecycle.Guard;
import io.aftercare.ticket.lifecycle.Step;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a command's particulars make of a dossier, before anything of the case changes: whatever is wrong with them is
 * refused here.
 *
 * @param above what would be paid is above the caller's authority, and the path knows where that leads
 * @param refund what the shop is to pay back; null where it is not told to
 */
record Telling(Dossier dossier, boolean above, Money refund) {
    static final String APPROVE = "approve";

    static Telling of(Dossier dossier) {
        return new Telling(dossier, false, null);
    }

    static Telling of(
            Dossier dossier,
            String command,
            Step step,
            Particulars given,
            Findings findings,
            Access by,
            Authority authority,
            Instant now) {
        Optional<EntitledRefund> entitled = findings.entitled();
        given.requireFor(command, step);
        Dossier told = noted(dossier, given, by, now);
        if (entitled.isPresent() || !given.inspection().isEmpty()) {
            told = told.with(told.grant().entitled(entitled.orElse(null)));
        }
        if (command.equals(APPROVE) || step.shop().isPresent()) {
            requireKnown(told.goods());
        }
        if (command.equals(APPROVE)) {
            return approved(told, step, findings.refundable(told), by, authority);
        }
        return step.shop().filter(ActionKind.REFUND::equals).isPresent()
                ? refunded(told, given, findings.refundable(told), by, authority)
                : of(told);
    }

    private static Telling refunded(
            Dossier told, Particulars given, Refundable refundable, Access by, Authority authority) {
        Money paid = new RefundAmount(told, refundable, by, authority).of(given);
        Grant grant = told.grant();
        boolean more = paid.exceeds(grant.approved());
        return new Telling(more ? told.with(grant.propose(paid).approve(by.role())) : told, false, paid);
    }

    private static void requireKnown(Goods goods) {
        if (!goods.unknown().isEmpty()) {
            throw Problems.conflict(
                    "goods-unknown",
                    "The shop does not know "
                            + goods.unknown().stream()
                                    .map(it -> it.sku() + " of order " + it.orderId())
                                    .collect(Collectors.joining(", "))
                            + ": name the goods as the shop knows them (POST …/lines), or refuse with a reason.");
        }
    }

    boolean holds(Guard guard) {
        return switch (guard) {
            case ABOVE_AUTHORITY -> above;
            case CUSTOMER_OWES -> dossier.grant().customerOwes();
            case MERCHANT_OWES -> dossier.grant().merchantOwes();
            case PARCEL_ARRIVED -> dossier.movement().filter(ShopStep::arrived).isPresent();
            case PARCEL_SCANNED ->
                dossier.movement().filter(it -> it.parcel() != null).isPresent();
        };
    }

    private static Dossier noted(Dossier dossier, Particulars given, Access by, Instant now) {
        Dossier told = dossier;
        if (given.amount() != null) {
            told = told.with(told.grant().propose(given.amount().positive("amount")));
        }
        if (given.exchange() != null) {
            told = told.with(told.grant().exchangeFor(given.exchange().read()));
        }
        if (given.estimate() != null) {
            told = told.with(told.grant().estimate(given.estimate().positive("estimate")));
        }
        if (!given.evidence().isEmpty()) {
            told = told.withEvidence(
                    given.evidence().stream().map(it -> it.read(now, by.role())).toList());
        }
        if (!given.inspection().isEmpty()) {
            told = told.with(told.goods()
                    .withInspections(given.inspection().stream()
                            .map(Particulars.Found::read)
                            .toList()));
        }
        if (given.invoice() != null) {
            told = told.with(
                    new Dossier.Wishes(given.invoice().title(), told.wishes().slot()));
        }
        if (given.plan() != null
                && given.plan().deadline() != null
                && !given.plan().deadline().isAfter(now)) {
            throw Problems.invalid("plan-invalid", "The deadline of a plan lies ahead.");
        }
        if (given.slot() != null) {
            told = told.with(new Dossier.Wishes(
                    told.wishes().invoiceTitle(), given.slot().read(now)));
        }
        return told;
    }

    private static Telling approved(Dossier told, Step step, Refundable refundable, Access by, Authority authority) {
        Money proposed = told.grant().proposed();
        if (proposed == null) {
            return of(told);
        }
        refundable.require(proposed);
        if (authority.covers(by.role(), proposed)) {
            return of(told.with(told.grant().approve(by.role())));
        }
        if (!step.branches().containsKey(Guard.ABOVE_AUTHORITY)) {
            throw authority.above(by.role(), proposed);
        }
        return new Telling(told, true, null);
    }
}
