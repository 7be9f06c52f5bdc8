package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.ticket.Access;
import io.aftercare.web.Problems;
import java.util.Optional;

/**
 * What a refund pays. Before goods are inspected: what was approved, or less. Afterwards: what packs give for them as they were
 * found, or more, with a reason and within the caller's authority; less is refused with the clause. Never more than what is
 * left of what was paid: where others of the same goods were refunded in between, that is what goes back.
 */
record RefundAmount(Dossier dossier, Refundable refundable, Access by, Authority authority) {
    Money of(Particulars given) {
        Money approved = dossier.grant().approved();
        if (approved == null) {
            throw Problems.conflict("nothing-approved", "Nothing has been approved that could be refunded.");
        }
        Money said = given.refund() == null ? null : given.refund().positive("refund");
        if (said != null && !said.currency().equals(approved.currency())) {
            throw Problems.conflict(
                    "currency-mismatch", "The case is in " + approved.currency() + ", not in " + said.currency() + ".");
        }
        Money paid = dossier.goods().inspections().isEmpty()
                ? uninspected(approved, said)
                : inspected(approved, said, given.reason());
        refundable.require(paid);
        return paid;
    }

    private Money uninspected(Money approved, Money said) {
        if (said != null && said.exceeds(approved)) {
            throw Problems.conflict("amount-exceeds-approval", "Approved is " + approved + ", not " + said + ".");
        }
        return said == null ? left(approved) : said;
    }

    private Money inspected(Money approved, Money said, String reason) {
        EntitledRefund entitled = dossier.grant().entitled();
        Money entitledTo = entitled == null ? approved : entitled.amount();
        Money due = entitledTo.isPositive() ? left(entitledTo) : entitledTo;
        Money paid = said == null ? due : said;
        if (due.exceeds(paid)) {
            throw Problems.conflict(
                    "refund-below-clause",
                    (entitled == null
                                    ? "No pack decided on these goods, so that nothing of what was approved is deducted: "
                                    : "By " + entitled.clauses() + ": ")
                            + due + " goes back, not " + paid + ". Refund that, or send the goods back with a reason.");
        }
        if (!paid.isPositive()) {
            throw Problems.conflict(
                    "refund-refused-by-clause",
                    "By " + entitled.clauses() + " nothing goes back for goods as these were found: send them back with"
                            + " that reason, or be kinder with a refund and a reason.");
        }
        if (paid.exceeds(due) && reason == null) {
            throw Problems.invalid("deviation-unexplained", "Say with reason why more than " + due + " is refunded.");
        }
        if ((paid.exceeds(due) || paid.exceeds(approved)) && !authority.covers(by.role(), paid)) {
            throw authority.above(by.role(), paid);
        }
        return paid;
    }

    /** The amount, or what is left of the orders where that is less. */
    private Money left(Money amount) {
        Optional<Money> left = refundable.left().filter(it -> it.currency().equals(amount.currency()));
        if (left.filter(it -> !it.isPositive()).isPresent()) {
            throw Problems.conflict(
                    "refunded-already", "All that was paid for the goods of this case has gone back already.");
        }
        return left.filter(amount::exceeds).orElse(amount);
    }
}
