package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MoneyTest {
    @Property
    void sharesAddUpToTheWholeAndEachIsWithinACoinOfItsPart(
            @ForAll @LongRange(min = 0, max = 100_000_000) long fen,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 100_000) Integer> prices) {
        List<BigDecimal> weights = prices.stream().map(BigDecimal::valueOf).toList();
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Money amount = new Money(BigDecimal.valueOf(fen, 2), "CNY");
        if (whole.signum() == 0) {
            assertThatThrownBy(() -> amount.sharedBy(weights)).isInstanceOf(IllegalArgumentException.class);
            return;
        }

        List<Money> shares = amount.sharedBy(weights);

        assertThat(shares.stream().reduce(Money.none("CNY"), Money::plus)).isEqualTo(amount);
        IntStream.range(0, shares.size()).forEach(n -> {
            assertThat(shares.get(n).isNegative()).isFalse();
            BigDecimal error = shares.get(n)
                    .amount()
                    .multiply(whole)
                    .subtract(amount.amount().multiply(weights.get(n)))
                    .abs();
            assertThat(error).isLessThanOrEqualTo(whole.movePointLeft(2));
        });
    }

    @Example
    void eachCurrencyHasItsOwnCoinsAndNoneIsMixed() {
        assertThat(Money.of("5", "CNY").toString()).isEqualTo("CNY 5.00");
        assertThat(Money.of("500", "JPY").toString()).isEqualTo("JPY 500");
        assertThat(Money.of("1.500", "KWD").amount()).isEqualTo("1.500");
        assertThatThrownBy(() -> Money.of("0.001", "CNY")).hasMessage("CNY has 2 fraction digits");
        assertThatThrownBy(() -> Money.of("0.5", "JPY")).hasMessage("JPY has 0 fraction digits");
        assertThatThrownBy(() -> Money.of("1", "RMB")).hasMessage("RMB is no currency of ISO 4217");
        assertThatThrownBy(() -> Money.of("1", "CNY").plus(Money.of("1", "EUR")))
                .hasMessage("CNY and EUR do not add up");
    }
}
