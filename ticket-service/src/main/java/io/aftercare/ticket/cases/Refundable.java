package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What may still go back for the goods of a case: of each of their orders what was paid, less what went back of it, in this
 * case and in others; and of single items no more than their price and the freight. Compensations are not refunds, and take
 * nothing from it. Empty where it is not known what was paid, or in which one currency: then the shop is the one to refuse.
 *
 * @param refunded what has gone back in this case
 * @param payouts what the shop was told to pay for the orders
 */
record Refundable(UUID caseId, Goods goods, Optional<Money> refunded, List<PaidOut> payouts) {
    static Refundable of(UUID caseId, Dossier dossier, List<PaidOut> payouts) {
        return new Refundable(caseId, dossier.goods(), dossier.grant().refundedSoFar(), payouts);
    }

    Optional<Money> left() {
        return paid().map(paid -> {
            Money left = orders().stream().map(this::left).reduce(Money::plus).orElseThrow();
            return notNegative(left.minus(unwritten(paid.currency())));
        });
    }

    /** What went back in this case before there was a ledger, and so of nobody knows which order. */
    private Money unwritten(String currency) {
        Money written = payouts.stream()
                .filter(it -> it.isRefund() && isOwn(it))
                .map(PaidOut::amount)
                .filter(it -> it.currency().equals(currency))
                .reduce(Money.none(currency), Money::plus);
        return refunded.filter(it -> it.currency().equals(currency))
                .filter(it -> it.exceeds(written))
                .map(it -> it.minus(written))
                .orElse(Money.none(currency));
    }

    /** @throws HttpProblem 409 when it is more than what is left, or another money than was paid in */
    void require(Money proposed) {
        refunded.ifPresent(it -> requireSameCurrency(proposed, it));
        paid().ifPresent(paid -> {
            requireSameCurrency(proposed, paid);
            Money left = left().orElseThrow();
            if (proposed.exceeds(left)) {
                Money before = paid.minus(left);
                throw exceeds(
                        before.isPositive()
                                ? "For the orders of this case " + paid + " was paid, of which " + before
                                        + " went back before or was for other goods; " + proposed
                                        + " cannot go back, but " + left
                                        + " can."
                                : "For the orders of this case " + paid + " was paid; " + proposed
                                        + " cannot go back.");
            }
        });
    }

    /**
     * Shares of several orders as they can go back: what is more than is left of one falls to the next of which more is left.
     *
     * @param shares one for each order; together they are not more than is left
     */
    List<Money> within(List<String> orderIds, List<Money> shares) {
        List<Optional<Money>> most = orderIds.stream()
                .map(id -> orders().stream()
                        .filter(order -> order.orderId().equals(id))
                        .map(this::left)
                        .findFirst())
                .toList();
        return fitted(shares, most);
    }

    /**
     * Shares that add up to what they added up to, each no more than it may be where there is room for the rest.
     *
     * @param most of each share; empty where it has no end
     */
    static List<Money> fitted(List<Money> shares, List<Optional<Money>> most) {
        List<Money> fitted = new ArrayList<>();
        Money over = Money.none(shares.getFirst().currency());
        for (int n = 0; n < shares.size(); n++) {
            fitted.add(least(shares.get(n), most.get(n)));
            over = over.plus(shares.get(n).minus(fitted.get(n)));
        }
        for (int n = 0; n < shares.size() && over.isPositive(); n++) {
            Money fuller = least(fitted.get(n).plus(over), most.get(n));
            over = over.minus(fuller.minus(fitted.get(n)));
            fitted.set(n, fuller);
        }
        fitted.set(shares.size() - 1, fitted.getLast().plus(over));
        return fitted;
    }

    private static Money least(Money money, Optional<Money> most) {
        return most.filter(it -> it.currency().equals(money.currency()))
                .filter(money::exceeds)
                .orElse(money);
    }

    private static HttpProblem exceeds(String detail) {
        return Problems.conflict("amount-exceeds-payments", detail);
    }

    private List<Goods.PaidOrder> orders() {
        return goods.paidOrders();
    }

    private boolean isOwn(PaidOut payout) {
        return payout.caseId().equals(caseId);
    }

    private Optional<Money> paid() {
        List<Money> sums = orders().stream().map(Goods.PaidOrder::paid).toList();
        boolean oneCurrency = sums.stream().map(Money::currency).distinct().count() == 1;
        return oneCurrency ? sums.stream().reduce(Money::plus) : Optional.empty();
    }

    /**
     * What the shop said when the goods were named may contain what other cases were paid by then, or not yet; what this case
     * was paid came afterwards.
     */
    private Money left(Goods.PaidOrder order) {
        Money others = sum(order, payouts.stream().filter(it -> !isOwn(it)));
        Money before = order.refunded() != null && order.refunded().exceeds(others) ? order.refunded() : others;
        Money whole =
                order.paid().minus(before).minus(sum(order, payouts.stream().filter(this::isOwn)));
        Money items = ofItems(order).filter(it -> !it.exceeds(whole)).orElse(whole);
        return notNegative(items);
    }

    /** Empty where it is not known how many of an item were bought, or at what price. */
    private Optional<Money> ofItems(Goods.PaidOrder order) {
        List<Goods.Line> lines = goods.lines().stream()
                .filter(line -> line.orderId().equals(order.orderId()))
                .toList();
        boolean known = !lines.isEmpty()
                && order.freight() != null
                && lines.stream()
                        .allMatch(line -> line.unitPrice() != null
                                && line.unitPrice()
                                        .currency()
                                        .equals(order.paid().currency())
                                && order.bought().containsKey(line.sku()));
        Money gone = sum(order, payouts.stream().filter(it -> isOwn(it) || isFor(lines, it)));
        return known
                ? lines.stream()
                        .map(line -> line.unitPrice().times(order.bought().get(line.sku())))
                        .reduce(Money::plus)
                        .map(price -> price.plus(order.freight()).minus(gone))
                : Optional.empty();
    }

    private static boolean isFor(List<Goods.Line> lines, PaidOut payout) {
        return lines.stream().anyMatch(line -> line.sku().equals(payout.sku()));
    }

    /** What may still go back for all pieces of an item that were bought; empty where their number or price is not known. */
    Optional<Money> ofItem(Goods.Line line) {
        return orders().stream()
                .filter(order -> order.orderId().equals(line.orderId()))
                .filter(order -> order.freight() != null && line.unitPrice() != null)
                .filter(order -> order.bought().containsKey(line.sku()))
                .filter(order -> line.unitPrice().currency().equals(order.paid().currency()))
                .map(order -> notNegative(line.unitPrice()
                        .times(order.bought().get(line.sku()))
                        .plus(order.freight())
                        .minus(sum(order, payouts.stream().filter(it -> it.sku().equals(line.sku()))))))
                .findFirst();
    }

    private static Money sum(Goods.PaidOrder order, Stream<PaidOut> payouts) {
        return payouts.filter(it -> it.isRefund() && it.orderId().equals(order.orderId()))
                .map(PaidOut::amount)
                .filter(it -> it.currency().equals(order.paid().currency()))
                .reduce(Money.none(order.paid().currency()), Money::plus);
    }

    private static Money notNegative(Money money) {
        return money.isNegative() ? Money.none(money.currency()) : money;
    }

    private static void requireSameCurrency(Money one, Money other) {
        if (!one.currency().equals(other.currency())) {
            throw Problems.conflict(
                    "currency-mismatch", "The case is in " + other.currency() + ", not in " + one.currency() + ".");
        }
    }
}
