package io.aftercare.policy;

import io.aftercare.policy.OrderFacts.Coupon;
import io.aftercare.policy.OrderFacts.Line;
import io.aftercare.policy.OrderFacts.Payment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was paid for what. Coupons are spread over the items by price and over the units of an item evenly, so that
 * returns one by one refund exactly what a return at once would.
 */
final class Account {
    private final OrderFacts order;
    private final Money nothing;
    private final Map<String, Money> paid = new HashMap<>();
    private final Map<String, Money> freight = new HashMap<>();
    private final long[] left;

    Account(OrderFacts order) {
        this.order = order;
        this.nothing = Money.zero(order.currency());
        long[] prices =
                order.lines().stream().mapToLong(line -> line.price().minor()).toArray();
        long discount = order.coupons().stream()
                .map(Coupon::amount)
                .reduce(nothing, Money::plus)
                .minor();
        long[] discounts = Shares.split(discount, prices);
        long[] freights = Shares.split(order.freight().minor(), weights(prices));
        for (int n = 0; n < prices.length; n++) {
            paid.put(order.lines().get(n).sku(), money(prices[n] - discounts[n]));
            freight.put(order.lines().get(n).sku(), money(freights[n]));
        }
        this.left = left();
    }

    /** What was paid for {@code count} units of those that have not come back. */
    Money paidFor(Line line, int count) {
        return units(paid, line, count);
    }

    /** The freight to the buyer that falls to them. */
    Money freightFor(Line line, int count) {
        return units(freight, line, count);
    }

    /** What can still be refunded. */
    Money refundable() {
        long sum = 0;
        for (long part : left) {
            sum += part;
        }
        return money(sum);
    }

    /** An amount that is not more than {@link #refundable}, back to where it came from. */
    List<Amounts.Part> backToPayments(Money amount) {
        long[] parts = Shares.split(amount.minor(), left);
        List<Amounts.Part> split = new ArrayList<>();
        for (int n = 0; n < parts.length; n++) {
            if (parts[n] > 0) {
                split.add(new Amounts.Part(order.payments().get(n).method(), money(parts[n])));
            }
        }
        return List.copyOf(split);
    }

    /** The payments, when an amount that is not more than {@link #refundable} has gone back. */
    List<Payment> after(Money amount) {
        long[] parts = Shares.split(amount.minor(), left);
        List<Payment> after = new ArrayList<>();
        for (int n = 0; n < parts.length; n++) {
            Payment payment = order.payments().get(n);
            long refunded = payment.amount().minor() - left[n] + parts[n];
            after.add(new Payment(payment.method(), payment.amount(), money(refunded)));
        }
        return List.copyOf(after);
    }

    private long[] left() {
        long[] amounts = order.payments().stream()
                .mapToLong(payment -> payment.amount().minor())
                .toArray();
        boolean told = order.payments().stream().anyMatch(payment -> payment.refunded() != null);
        long[] refunded = told
                ? order.payments().stream().mapToLong(Account::refunded).toArray()
                : Shares.split(amounts.length == 0 ? 0 : returned(), amounts);
        for (int n = 0; n < amounts.length; n++) {
            amounts[n] -= refunded[n];
        }
        return amounts;
    }

    /** What was refunded for units that came back, as far as the shop does not say. */
    private long returned() {
        return order.lines().stream()
                .mapToLong(line ->
                        Shares.ofUnits(paid.get(line.sku()).minor(), 0, line.returnedQuantity(), line.quantity()))
                .sum();
    }

    private static long refunded(Payment payment) {
        return payment.refunded() == null ? 0 : payment.refunded().minor();
    }

    private Money units(Map<String, Money> whole, Line line, int count) {
        return money(Shares.ofUnits(whole.get(line.sku()).minor(), line.returnedQuantity(), count, line.quantity()));
    }

    /** Freight is divided by price; where all is free, evenly. */
    private static long[] weights(long[] prices) {
        long[] weights = prices.clone();
        boolean free = Arrays.stream(prices).sum() == 0;
        if (free) {
            Arrays.fill(weights, 1);
        }
        return weights;
    }

    private Money money(long minor) {
        return new Money(minor, order.currency());
    }
}
