package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/** An amount in the smallest unit of its currency (fen, cent), so that nothing is lost in arithmetic. */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,3})?");

    /** Money in JSON: {@code {"amount": "129.00", "currency": "CNY"}}. */
    private record Wire(String amount, String currency) {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Money from(Wire wire) {
        return of(wire.amount(), wire.currency());
    }

    @JsonValue
    Wire wire() {
        return new Wire(amount(), currency.getCurrencyCode());
    }

    /** @throws FactsRefused when the amount or the currency is malformed */
    public static Money of(String amount, String currency) {
        return of(amount, currency(currency));
    }

    static Money of(String amount, Currency currency) {
        if (amount == null || !AMOUNT.matcher(amount).matches()) {
            throw new FactsRefused("amount \"%s\" is not a decimal number such as 129.00".formatted(amount));
        }
        int digits = currency.getDefaultFractionDigits();
        try {
            long minor = new BigDecimal(amount)
                    .setScale(digits, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            return new Money(minor, currency);
        } catch (ArithmeticException e) {
            throw new FactsRefused("amount \"%s\" is finer than %s allows".formatted(amount, currency));
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // Told below, as the currencies that nothing is priced in (XAU) are.
        }
        throw new FactsRefused("\"%s\" is not a currency of ISO 4217".formatted(code));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, like(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, like(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** Half a unit and more is rounded up. */
    public Money percent(int percent) {
        return new Money(Math.floorDiv(Math.addExact(Math.multiplyExact(minor, percent), 50), 100), currency);
    }

    /** One of so many parts; half a unit and more is rounded up. */
    public Money per(int parts) {
        return new Money(Math.floorDiv(Math.addExact(Math.multiplyExact(minor, 2), parts), 2 * parts), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, like(other).minor);
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private Money like(Money other) {
        if (!currency.equals(other.currency)) {
            throw new FactsRefused("%s and %s cannot be added up".formatted(this, other));
        }
        return other;
    }
}
