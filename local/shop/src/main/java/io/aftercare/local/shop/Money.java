package io.aftercare.local.shop;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount with two decimals, written as a string in JSON so that no reader makes a float of it. */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {
    static final Money NONE = yuan("0");

    public Money {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    static Money yuan(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }

    Money plus(Money other) {
        return new Money(amount.add(other.amount), currency);
    }

    Money minus(Money other) {
        return new Money(amount.subtract(other.amount), currency);
    }

    Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }
}
