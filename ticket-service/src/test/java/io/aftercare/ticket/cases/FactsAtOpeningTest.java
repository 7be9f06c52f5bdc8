package io.aftercare.ticket.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.Money;
import io.aftercare.policy.FactsRefused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsAtOpeningTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of three shirts one came back before the case, for 80.00; the case refunded another and the cap. */
    private static final String NOW = """
            {"items": [
               {"sku": "shirt", "quantity": 2, "returnedQuantity": 2},
               {"sku": "shirt", "quantity": 1},
               {"sku": "cap", "quantity": 1, "returnedQuantity": 1}],
             "payments": [
               {"method": "wechat_pay", "amount": {"amount": "200.00", "currency": "CNY"},
                "refunded": {"amount": "150.00", "currency": "CNY"}},
               {"method": "gift_card", "amount": {"amount": "90.00", "currency": "CNY"},
                "refunded": {"amount": "60.00", "currency": "CNY"}}]}
            """;

    @Test
    void whatWentBackInTheCaseIsTakenOffAndWhatWentBackBeforeStays() throws Exception {
        JsonNode before = before(
                "80.00",
                new Goods.Line("A1", "shirt", 2, yuan("80.00")),
                new Goods.Line("A1", "cap", 1, yuan("50.00")));

        assertThat(refunded(before)).containsExactly("20.00", "60.00");
        assertThat(returned(before)).containsExactly(1, 0, 0);
    }

    @Test
    void goodsThatAreNotOfTheCaseStayAsTheyAre() throws Exception {
        JsonNode before = before("210.00", new Goods.Line("A1", "cap", 1, yuan("50.00")));

        assertThat(refunded(before)).containsExactly("150.00", "60.00");
        assertThat(returned(before)).containsExactly(2, 0, 0);
    }

    /** A shop that counts no goods as come back where only money went back is taken at its word. */
    @Test
    void anEarlierReturnStaysThoughTheRefundCountsNoGoods() throws Exception {
        JsonNode before = before("80.00", new Goods.Line("A1", "shirt", 1, yuan("80.00")));

        assertThat(returned(before)).containsExactly(2, 0, 1);
    }

    @Test
    void whatWasNotToldWhenTheGoodsWereNamedIsNotTakenFromWhatIsToldNow() throws Exception {
        JsonNode before = before(null);

        assertThat(before.path("payments").valueStream()).noneMatch(payment -> payment.has("refunded"));
        assertThat(before.path("items").valueStream()).noneMatch(item -> item.has("returnedQuantity"));
        assertThat(before.findValuesAsText("method")).containsExactly("wechat_pay", "gift_card");
    }

    @Test
    void whatIsNoAmountOfMoneyIsRefused() throws Exception {
        JsonNode nonsense = JSON.readTree(NOW.replace("60.00", "sixty"));
        Goods goods = new Goods(
                List.of(), List.of(new Goods.PaidOrder("A1", yuan("290.00"), yuan("80.00"), null, null)), null);

        assertThatThrownBy(() -> new FactsAtOpening(goods, "A1").of(nonsense)).isInstanceOf(FactsRefused.class);
    }

    private static JsonNode before(String earlier, Goods.Line... lines) throws Exception {
        Goods.PaidOrder order = new Goods.PaidOrder(
                "A1", yuan("290.00"), earlier == null ? null : yuan(earlier), yuan("0.00"), Map.of());
        JsonNode now = JSON.readTree(NOW);
        JsonNode before = new FactsAtOpening(new Goods(List.of(lines), List.of(order), null), "A1").of(now);
        assertThat(now).isEqualTo(JSON.readTree(NOW));
        return before;
    }

    private static List<String> refunded(JsonNode facts) {
        return facts.path("payments")
                .valueStream()
                .map(payment -> payment.path("refunded").path("amount").asText())
                .toList();
    }

    private static List<Integer> returned(JsonNode facts) {
        return facts.path("items")
                .valueStream()
                .map(item -> item.path("returnedQuantity").asInt())
                .toList();
    }

    private static Money yuan(String amount) {
        return Money.of(amount, "CNY");
    }
}
