package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.lifecycle.Guard;
import io.aftercare.ticket.lifecycle.Step;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.List;

/**
 * What a command's particulars make of a dossier, before anything of the case changes: whatever is wrong with them is
 * refused here.
 *
 * @param above what would be paid is above the caller's authority, and the path knows where that leads
 */
record Telling(Dossier dossier, boolean above) {
    private static final String APPROVE = "approve";

    static Telling of(
            Dossier dossier,
            String command,
            Step step,
            Particulars given,
            Access by,
            Authority authority,
            Instant now) {
        given.requireFor(command, step);
        Dossier told = noted(dossier, given, by, now);
        return command.equals(APPROVE) ? approved(told, step, by, authority) : new Telling(told, false);
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

    /** What a refund pays: what was approved, or less where something speaks against the whole. */
    Money refund(Particulars given) {
        Money approved = dossier.grant().approved();
        if (approved == null) {
            throw Problems.conflict("nothing-approved", "Nothing has been approved that could be refunded.");
        }
        if (given.refund() == null) {
            return approved;
        }
        Money less = given.refund().positive("refund");
        requireSameCurrency(less, approved);
        if (less.exceeds(approved)) {
            throw Problems.conflict("amount-exceeds-approval", "Approved is " + approved + ", not " + less + ".");
        }
        if (approved.exceeds(less)) {
            requireGroundForLess(given);
        }
        return less;
    }

    /** Of goods that were looked at, only what was found can cost the customer anything, and they are told. */
    private void requireGroundForLess(Particulars given) {
        List<Goods.Inspection> found = dossier.goods().inspections();
        if (found.isEmpty()) {
            return;
        }
        if (found.stream().noneMatch(Goods.Inspection::lostValue)) {
            throw Problems.conflict(
                    "deduction-without-finding", "The goods were found as new: refund what was approved.");
        }
        if (given.reason() == null) {
            throw Problems.invalid(
                    "deduction-unexplained",
                    "Say with reason by which clause less is refunded than was approved: it is what the customer reads.");
        }
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

    private static Telling approved(Dossier told, Step step, Access by, Authority authority) {
        Money proposed = told.grant().proposed();
        if (proposed == null) {
            return new Telling(told, false);
        }
        requireWithinPaid(told, proposed);
        if (authority.covers(by.role(), proposed)) {
            return new Telling(told.with(told.grant().approve(by.role())), false);
        }
        if (!step.branches().containsKey(Guard.ABOVE_AUTHORITY)) {
            throw authority.above(by.role(), proposed);
        }
        return new Telling(told, true);
    }

    private static void requireWithinPaid(Dossier told, Money proposed) {
        told.grant().refundedSoFar().ifPresent(refunded -> requireSameCurrency(proposed, refunded));
        told.goods().paid().ifPresent(paid -> {
            requireSameCurrency(proposed, paid);
            Money whole = told.grant().refundedSoFar().map(proposed::plus).orElse(proposed);
            if (whole.exceeds(paid)) {
                throw Problems.conflict(
                        "amount-exceeds-payments",
                        "For the orders of this case " + paid + " was paid; " + whole + " cannot go back.");
            }
        });
    }

    private static void requireSameCurrency(Money one, Money other) {
        if (!one.currency().equals(other.currency())) {
            throw Problems.conflict(
                    "currency-mismatch", "The case is in " + other.currency() + ", not in " + one.currency() + ".");
        }
    }
}
