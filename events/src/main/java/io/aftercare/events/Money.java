package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * An amount of one currency (ISO 4217), kept to the currency's own fraction digits and written as a string, so that no
 * reader makes a float of it.
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {
    /** @throws IllegalArgumentException when the currency is unknown or the amount is finer than its smallest coin */
    public Money {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("money has an amount and a currency");
        }
        int digits = fractionDigits(currency);
        if (amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException(currency + " has " + digits + " fraction digits");
        }
        amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money none(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean exceeds(Money other) {
        return amount.compareTo(same(other).amount) > 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /**
     * Divides this in proportion to the weights: the shares add up to it exactly, and each is within one smallest coin of
     * its exact part, because what a share rounds away is carried to the next.
     */
    public List<Money> sharedBy(List<BigDecimal> weights) {
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("weights are not negative, and one is positive");
        }
        List<Money> shares = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        BigDecimal passed = BigDecimal.ZERO;
        for (BigDecimal weight : weights) {
            passed = passed.add(weight);
            BigDecimal upToHere = amount.multiply(passed).divide(whole, amount.scale(), RoundingMode.HALF_EVEN);
            shares.add(new Money(upToHere.subtract(given), currency));
            given = upToHere;
        }
        return shares;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }

    private static int fractionDigits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(currency + " is no currency of ISO 4217", e);
        }
    }

    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }
}
