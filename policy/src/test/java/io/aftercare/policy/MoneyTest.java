package io.aftercare.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"129.00,CNY,12900", "129,CNY,12900", "0.1,EUR,10", "-3.50,EUR,-350", "500,JPY,500", "1.234,KWD,1234"})
    void anAmountIsCountedInTheSmallestUnitOfItsCurrency(String amount, String currency, long minor) {
        assertThat(Money.of(amount, currency).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12,50    | CNY | is not a decimal number
            1e3      | CNY | is not a decimal number
            NaN      | CNY | is not a decimal number
            1.005    | CNY | is finer than CNY allows
            1.5      | JPY | is finer than JPY allows
            1.00     | RMB | is not a currency
            1.00     | XAU | is not a currency
            9999999999999.00 | CNY | is not a decimal number
            """)
    void whatIsNoAmountIsRefusedByName(String amount, String currency, String because) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOf(FactsRefused.class)
                .hasMessageContaining(because);
    }

    @Test
    void differentCurrenciesAreNotAddedUp() {
        assertThatThrownBy(() -> Money.of("1", "CNY").plus(Money.of("1", "EUR")))
                .hasMessage("1.00 CNY and 1.00 EUR cannot be added up");
    }

    @Test
    void jsonHasAmountAndCurrency() throws Exception {
        JsonMapper json = new JsonMapper();

        assertThat(json.writeValueAsString(Money.of("1328", "CNY")))
                .isEqualTo("{\"amount\":\"1328.00\",\"currency\":\"CNY\"}");
        assertThat(json.readValue("{\"amount\":\"1328.00\",\"currency\":\"CNY\"}", Money.class))
                .isEqualTo(Money.of("1328", "CNY"));
    }
}
