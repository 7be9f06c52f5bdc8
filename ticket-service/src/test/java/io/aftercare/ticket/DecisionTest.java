package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.naming;
import static io.aftercare.ticket.testing.Understandings.question;
import static io.aftercare.ticket.testing.Understandings.request;
import static io.aftercare.ticket.testing.Understandings.returnForQuality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DecisionTest {
    private static final String DECISIONS = "/v1/decisions";

    private final Person lin = Person.customer("demo", "lin-xiao");
    private final Person agent = Person.agent(Person.newTenant());

    @Test
    void aCustomerLearnsWhatTheirOrderEntitlesThemTo() {
        lin.post(
                        Map.of(
                                "orderId",
                                "A1003",
                                "wants",
                                "return_and_refund",
                                "reason",
                                "no_reason",
                                "condition",
                                "opened"),
                        DECISIONS)
                .statusCode(200)
                .body("packs[0].pack", equalTo("cn-default"))
                .body("options[0].kind", equalTo("return_and_refund"))
                .body("options[0].outcome", equalTo("allowed"))
                .body("options[0].rank", equalTo(1))
                .body("options[0].clause.id", equalTo("no-reason"))
                .body("options[0].clause.sources[0].article", equalTo("25"))
                .body("options[0].returnFreight", equalTo("buyer"))
                .body("options[0].deadlines[0].act", equalTo("ask"))
                .body("options[0].counterfactual.outcome", equalTo("refused"));
    }

    @Test
    void aRefusalNamesItsClauseAndWhatWouldHaveChangedIt() {
        lin.post(Map.of("orderId", "A1008", "wants", "return_and_refund", "reason", "no_reason"), DECISIONS)
                .statusCode(200)
                .body("options[0].outcome", equalTo("refused"))
                .body("options[0].clause.id", equalTo("fresh-food"))
                .body("options[0].because.zh", containsString("鲜活易腐"))
                .body("options[0].counterfactual.changes.fact", hasItem("reason"));
    }

    @Test
    void partsOfARefundAddUpOverThePayments() {
        JsonPath decision = lin.post(
                        Map.of("orderId", "A1010", "wants", "return_and_refund", "reason", "no_reason"), DECISIONS)
                .statusCode(200)
                .extract()
                .jsonPath();

        List<String> parts = decision.getList("options[0].amounts.payments.amount.amount");
        assertThat(parts).hasSize(3);
        assertThat(parts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(decision.getString("options[0].amounts.refund.amount"));
    }

    @Test
    void theOrderOfSomebodyElseDoesNotExist() {
        lin.post(Map.of("orderId", "A2001", "reason", "no_reason"), DECISIONS)
                .statusCode(404)
                .body("type", equalTo("urn:aftercare:problem:order-not-found"));
    }

    @Test
    void staffMayTryAMadeUpOrderAndCustomersMayNot() {
        Map<String, Object> madeUp = Map.of("order", order(), "reason", "no_reason", "at", "2026-03-10T10:00:00Z");

        agent.post(madeUp, DECISIONS)
                .statusCode(200)
                .body("packs[0].pack", equalTo("en-eu"))
                .body("options[0].clause.id", equalTo("withdrawal"))
                .body("options[0].deadlines[0].at", equalTo("2026-03-16T23:00:00Z"))
                .body("options[0].deadlines[0].zone", equalTo("Europe/Berlin"));
        lin.post(madeUp, DECISIONS).statusCode(403).body("type", equalTo("urn:aftercare:problem:staff-only"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            currency     | RMB                    | is not a currency of ISO 4217
            currency     | USD                    | cannot be added up
            placedAt     | 2026-03-20T10:00:00Z   | something happened before it was placed
            deliveredAt  | 2026-02-26T10:00:00Z   | delivered before it was shipped
            deliveredAt  | yesterday              | yesterday
            colour       | red                    | colour
            status       | eaten                  | eaten
            """)
    void anOrderThatCannotBeRightIsRefusedByName(String field, String value, String told) {
        Map<String, Object> order = order();
        order.put(field, value);

        agent.post(Map.of("order", order, "reason", "no_reason", "at", "2026-03-10T10:00:00Z"), DECISIONS)
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:facts-refused"))
                .body("detail", containsString(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reason": "no_reason"}                                                    | give either orderId or order
            {"orderId": "A1003"}                                                       | reason is missing
            {"orderId": "A1003", "reason": "whim"}                                     | whim
            {"orderId": "A1003", "reason": "no_reason", "lines": [{"sku": "X-1"}]}     | has no item X-1
            {"orderId": "A1003", "reason": "no_reason", "at": "2020-01-01T00:00:00Z"}  | was placed after
            {"orderId": "A1003", "reason": "no_reason", "mood": "bad"}                 | mood
            """)
    void aRequestThatMakesNoSenseIsRefusedByName(String body, String told) {
        lin.post(body, DECISIONS)
                .statusCode(400)
                .body("type", startsWith("urn:aftercare:problem:"))
                .body("detail", containsString(told));
    }

    @Test
    void negativeAndMalformedAmountsAreRefused() {
        Map<String, Object> order = order();
        order.put("freight", Map.of("amount", "-4.90", "currency", "EUR"));
        agent.post(Map.of("order", order, "reason", "no_reason"), DECISIONS)
                .statusCode(400)
                .body("detail", containsString("freight is negative"));

        order.put("freight", Map.of("amount", "4,90", "currency", "EUR"));
        agent.post(Map.of("order", order, "reason", "no_reason"), DECISIONS)
                .statusCode(400)
                .body("detail", containsString("is not a decimal number"));
    }

    @Test
    void whoAsksHowFarSomethingIsIsToldWhatWasSettledAndNobodyElseIs() {
        Person mei = Person.customer(Person.newTenant(), "mei");
        String earlier = mei.startsConversation();
        String settled = mei.decides(earlier, mei.writes(earlier, "我要退货"), request("return.request", "return"))
                .getString("case.id");
        mei.gives(settled, "cancel", Map.of("reason", "不退了")).statusCode(200);
        String conversation = mei.startsConversation();

        JsonPath howFar =
                mei.decides(conversation, mei.writes(conversation, "退货办好了吗"), question("return.status", "return"));
        JsonPath other =
                mei.decides(conversation, mei.writes(conversation, "怎么退货"), question("return.how_to", "return"));

        assertThat(howFar.getList("settledCases.id")).containsExactly(settled);
        assertThat(howFar.getString("settledCases[0].status")).isEqualTo("cancelled");
        assertThat(howFar.getString("settledCases[0].settledAt")).isNotBlank();
        assertThat(other.getList("settledCases")).isNull();
    }

    /** "Why not?", which a model takes for anything. */
    @Test
    void aTurnThatAsksOnIsDecidedAsTheOneBeforeAndSaysOfWhichSideItIs() {
        String conversation = lin.startsConversation();
        lin.decides(conversation, lin.writes(conversation, "三文鱼不喜欢，退了吧"), naming(returnForQuality(), "A1008"));

        JsonPath why = lin.decides(conversation, lin.writes(conversation, "为什么不能退"), question("smalltalk.other", null));

        assertThat(why.getString("asked.reason")).isEqualTo("no_reason");
        assertThat(why.getString("asked.side")).isEqualTo("reason");
        assertThat(why.getString("options.find { it.wanted }.outcome")).isEqualTo("refused");
    }

    @Test
    void aTurnCarriesTheOptionsForWhatWasUnderstood() {
        String conversation = lin.startsConversation();
        String message = lin.writes(conversation, "我收到的商品有质量问题，要求退货。订单 A1003");

        JsonPath decision = lin.decides(conversation, message, naming(returnForQuality(), "A1003"));

        assertThat(decision.getString("packs[0].pack")).isEqualTo("cn-default");
        assertThat(decision.getString("options[0].kind")).isEqualTo("return_and_refund");
        assertThat(decision.getString("options[0].clause.id")).isEqualTo("defect-7d");
        assertThat(decision.getString("options[0].returnFreight")).isEqualTo("seller");
        assertThat(decision.<String>getList("options[0].evidence")).containsExactly("photo");
    }

    @Test
    void aTurnWithoutAnOrderOrWithoutAWishHasNoOptions() {
        String conversation = lin.startsConversation();

        lin.decides(conversation, lin.writes(conversation, "退货"), request("return.request", "return"));
        assertThat(lin.decides(conversation, lin.writes(conversation, "退货"), request("return.request", "return"))
                        .<Object>get("options"))
                .isNull();
        assertThat(lin.decides(
                                conversation,
                                lin.writes(conversation, "A1003 是什么"),
                                naming(question("order.status", "inquiry"), "A1003"))
                        .<Object>get("options"))
                .isNull();
    }

    private static Map<String, Object> order() {
        Map<String, Object> order = new HashMap<>();
        order.put("id", "E1");
        order.put("customerId", "anna");
        order.put("status", "delivered");
        order.put("placedAt", "2026-02-25T09:00:00+01:00");
        order.put("paidAt", "2026-02-25T09:01:00+01:00");
        order.put("shippedAt", "2026-02-27T16:00:00+01:00");
        order.put("deliveredAt", "2026-03-02T10:00:00+01:00");
        order.put("currency", "EUR");
        order.put("freight", eur("4.90"));
        order.put(
                "items",
                List.of(Map.of("sku", "boots", "category", "clothing", "quantity", 1, "unitPrice", eur("120.00"))));
        order.put("payments", List.of(Map.of("method", "card", "amount", eur("124.90"))));
        return order;
    }

    private static Map<String, String> eur(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
