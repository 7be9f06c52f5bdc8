package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.Money;
import java.util.Optional;

/**
 * The money of a case: what was asked for, what was approved by which role, what has gone back; what an exchange costs
 * more or less; what a repair costs; what packs give for goods as an inspection found them, null before that and where no
 * pack decided.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(
        Money proposed,
        Money approved,
        String approvedBy,
        Money refunded,
        Exchange exchange,
        Money estimate,
        EntitledRefund entitled) {
    static final Grant NONE = new Grant(null, null, null, null, null, null, null);

    /** What goes out instead. {@code difference}: above zero the customer pays it, below zero the merchant. */
    public record Exchange(String sku, Money difference) {}

    Grant propose(Money amount) {
        return new Grant(amount, approved, approvedBy, refunded, exchange, estimate, entitled);
    }

    Grant approve(String role) {
        return new Grant(proposed, proposed, role, refunded, exchange, estimate, entitled);
    }

    Grant exchangeFor(Exchange other) {
        Money owed = other.difference().isNegative() ? other.difference().negated() : null;
        return new Grant(owed, null, null, refunded, other, estimate, entitled);
    }

    Grant estimate(Money price) {
        return new Grant(proposed, approved, approvedBy, refunded, exchange, price, entitled);
    }

    Grant entitled(EntitledRefund found) {
        return new Grant(proposed, approved, approvedBy, refunded, exchange, estimate, found);
    }

    Grant refund(Money amount) {
        Money sum = refunded == null ? amount : refunded.plus(amount);
        return new Grant(proposed, approved, approvedBy, sum, exchange, estimate, entitled);
    }

    boolean customerOwes() {
        return exchange != null && exchange.difference().isPositive();
    }

    boolean merchantOwes() {
        return exchange != null && exchange.difference().isNegative();
    }

    Optional<Money> refundedSoFar() {
        return Optional.ofNullable(refunded);
    }
}
