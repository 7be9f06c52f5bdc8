package io.aftercare.policy.pack;

import io.aftercare.policy.Money;

/**
 * Money on top: a percentage of what was paid for the goods, or a year's interest on what is refunded, counted by days from
 * the payment until it was asked for.
 *
 * @param yearly the percentage is that of a year's interest
 * @param atLeast null, or the least that is paid however cheap the goods were
 * @param atMost null, or the most
 * @param punitive by law it may exceed what was paid; any other never does
 */
public record Compensation(int percent, boolean yearly, Money atLeast, Money atMost, boolean punitive) {
    private static final int DAYS_OF_A_YEAR = 365;

    public Compensation {
        if (percent <= 0 || percent > 1000) {
            throw new IllegalArgumentException("percent must lie between 1 and 1000");
        }
        if (percent > 100 && !punitive) {
            throw new IllegalArgumentException("more than the price (percent over 100) needs punitive: true");
        }
        if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
            throw new IllegalArgumentException("at_least exceeds at_most");
        }
    }

    /**
     * What is paid on top.
     *
     * @param paid for the goods
     * @param refund what goes back, freight included
     * @param days since the payment
     */
    public Money of(Money paid, Money refund, long days) {
        Money amount = yearly ? refund.times(days).percent(percent).per(DAYS_OF_A_YEAR) : paid.percent(percent);
        amount = atLeast == null ? amount : amount.max(atLeast);
        amount = atMost == null ? amount : amount.min(atMost);
        return punitive ? amount : amount.min(paid);
    }
}
