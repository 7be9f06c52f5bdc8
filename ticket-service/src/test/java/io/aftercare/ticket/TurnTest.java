package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.asksForPerson;
import static io.aftercare.ticket.testing.Understandings.naming;
import static io.aftercare.ticket.testing.Understandings.question;
import static io.aftercare.ticket.testing.Understandings.request;
import static io.aftercare.ticket.testing.Understandings.returnForQuality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TurnTest {
    private static final String DECISION = "/v1/conversations/{c}/messages/{m}/decision";

    /** The demo shop knows this tenant and its customer lin-xiao only. */
    private final Person lin = Person.customer("demo", "lin-xiao");

    private String conversation;

    @BeforeEach
    void aConversationHasStarted() {
        conversation = lin.startsConversation();
    }

    @AfterEach
    void theShopIsWellAgain() {
        ShopResource.shop().fail(false);
        ShopResource.shop().pause(Duration.ZERO);
        await().untilAsserted(() -> lin.get("/v1/orders/A1001").statusCode(200));
    }

    @Test
    void aComplaintThatAsksForAReturnOpensOneCaseWithTasksForQualityAndLogistics() {
        String message = lin.writes(conversation, "我收到的商品有质量问题，要求退货。订单 A1003");

        JsonPath decision = lin.decides(conversation, message, naming(returnForQuality(), "A1003"));

        assertThat(decision.getString("orderState")).isEqualTo("known");
        assertThat(decision.getString("order.id")).isEqualTo("A1003");
        assertThat(decision.getString("customer.name")).isEqualTo("林晓");
        assertThat(decision.getString("case.kind")).isEqualTo("return");
        assertThat(decision.getString("case.complaint")).isEqualTo("product_quality");
        assertThat(decision.getString("case.number")).matches("AC-1\\d{5}");
        assertThat(decision.getString("case.orderId")).isEqualTo("A1003");
        assertThat(decision.getBoolean("case.reused")).isFalse();
        assertThat(decision.<String>getList("case.tasks.department")).containsExactlyInAnyOrder("quality", "logistics");
        assertThat(decision.<String>getList("asks")).containsExactly("photo");
        lin.get("/v1/cases?conversationId=" + conversation)
                .body("items", hasSize(1))
                .body("items[0].intent", equalTo("return.request"))
                .body("items[0].history", hasSize(1))
                .body("items[0].next", contains("in_progress", "cancelled"));
    }

    @Test
    void aRepeatedDecisionIsTheSameDecision() {
        String message = lin.writes(conversation, "退货");

        JsonPath first = lin.decides(conversation, message, request("return.request", "return"));
        JsonPath second = lin.decides(conversation, message, request("exchange.request", "exchange"));

        assertThat(second.getMap("")).isEqualTo(first.getMap(""));
        lin.get("/v1/cases?conversationId=" + conversation).body("items", hasSize(1));
    }

    @Test
    void aSecondMessageAboutTheSameMatterJoinsItsCaseAndBringsTheOrder() {
        JsonPath first =
                lin.decides(conversation, lin.writes(conversation, "我要退货"), request("return.request", "return"));
        JsonPath second = lin.decides(
                conversation, lin.writes(conversation, "订单 A1003，而且是坏的"), naming(returnForQuality(), "A1003"));

        assertThat(first.<String>getList("asks")).containsExactly("order");
        assertThat(first.getString("case.orderId")).isNull();
        assertThat(second.getBoolean("case.reused")).isTrue();
        assertThat(second.getString("case.id")).isEqualTo(first.getString("case.id"));
        assertThat(second.getString("case.orderId")).isEqualTo("A1003");
        assertThat(second.<String>getList("case.tasks.action"))
                .containsExactlyInAnyOrder("arrange_pickup", "assess_defect");
        lin.get("/v1/conversations/{id}", conversation).body("orderId", equalTo("A1003"));
    }

    @Test
    void aQuestionOpensNothing() {
        JsonPath decision =
                lin.decides(conversation, lin.writes(conversation, "怎么退货？"), question("return.how_to", "return"));

        assertThat(decision.getString("case")).isNull();
        assertThat(decision.getString("orderState")).isEqualTo("none");
        assertThat(decision.<String>getList("asks")).containsExactly("order");
    }

    @Test
    void anOrderOfSomebodyElseIsNotFoundAndNoFactLeaks() {
        String message = lin.writes(conversation, "A2001 怎么还没发货");

        ValidatableResponse decision = lin.post(
                Map.of("understanding", naming(question("logistics.not_shipped", "logistics"), "A2001")),
                DECISION,
                conversation,
                message);

        decision.statusCode(200).body("orderState", equalTo("not_found")).body("order", nullValue());
        assertThat(decision.extract().asString()).doesNotContain("zhou-min", "promisedShipBy");
    }

    @Test
    void theOrderNamedNowGoesBeforeTheOneTheConversationWasAbout() {
        lin.decides(
                conversation,
                lin.writes(conversation, "A1001 呢"),
                naming(question("logistics.not_shipped", "logistics"), "A1001"));

        JsonPath named = lin.decides(
                conversation,
                lin.writes(conversation, "那 A1002 呢"),
                naming(question("logistics.where_is_it", "logistics"), "A1002"));
        JsonPath unnamed = lin.decides(
                conversation, lin.writes(conversation, "什么时候到"), question("logistics.delivery_time", "logistics"));

        assertThat(named.getString("order.id")).isEqualTo("A1002");
        assertThat(unnamed.getString("order.id")).isEqualTo("A1002");
    }

    @Test
    void aShopThatIsSlowCostsUnderASecondAndOnlyTheFacts() {
        ShopResource.shop().pause(Duration.ofSeconds(5));
        String message = lin.writes(conversation, "要退货");

        long start = System.nanoTime();
        JsonPath decision = lin.decides(conversation, message, naming(request("return.request", "return"), "A1003"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        assertThat(decision.getString("orderState")).isEqualTo("unavailable");
        assertThat(decision.getString("case.kind")).isEqualTo("return");
    }

    @Test
    void aShopThatFailsCostsOnlyTheFacts() {
        ShopResource.shop().fail(true);

        JsonPath decision = lin.decides(
                conversation, lin.writes(conversation, "发票"), naming(request("invoice.request", "invoice"), "A1009"));

        assertThat(decision.getString("orderState")).isEqualTo("unavailable");
        assertThat(decision.getString("customer")).isNull();
        lin.get("/v1/orders/A1009")
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:aftercare:problem:shop-unavailable"));
    }

    @Test
    void whoAsksForAPersonGetsOneOnce() {
        JsonPath first = lin.decides(conversation, lin.writes(conversation, "转人工"), asksForPerson());
        JsonPath second = lin.decides(conversation, lin.writes(conversation, "人呢"), asksForPerson());

        assertThat(first.getString("handoff.reason")).isEqualTo("asked_for_person");
        assertThat(first.getString("handoff.state")).isEqualTo("requested");
        assertThat(second.getString("handoff.id")).isEqualTo(first.getString("handoff.id"));
    }

    @Test
    void aDecisionWithoutAnUnderstandingIsMadeAgainWithOne() {
        String message = lin.writes(conversation, "退货");

        lin.post(Map.of("missing", List.of("understanding")), DECISION, conversation, message)
                .statusCode(200)
                .body("handoff.reason", equalTo("understanding_unavailable"))
                .body("case", nullValue());
        JsonPath caughtUp = lin.decides(conversation, message, request("return.request", "return"));

        assertThat(caughtUp.getString("case.kind")).isEqualTo("return");
    }

    @Test
    void theReplyEndsTheTurnOnceAndARepeatedKeyHandsItBack() {
        String message = writeWithKey("turn-1");
        lin.decides(conversation, message, request("return.request", "return"));
        Map<String, Object> changes = Map.of(
                "reply.id", UUID.randomUUID().toString(),
                "understanding", request("return.request", "return"),
                "turn", Map.of("id", message, "missing", List.of()));

        lin.replies(conversation, message, changes).statusCode(204);
        lin.replies(conversation, message, changes).statusCode(204);

        lin.get("/v1/conversations/{id}", conversation)
                .body("messages[0].state", equalTo("complete"))
                .body("messages[0].replies", hasSize(1))
                .body("messages[0].replies[0].sentences[0].text", equalTo("好的。"))
                .body("messages[0].understanding.language", equalTo("zh"));
        lin.asks()
                .header("Idempotency-Key", "turn-1")
                .body(Map.of("text", "退货"))
                .post("/v1/conversations/{id}/messages", conversation)
                .then()
                .body("turn.id", equalTo(message));
        lin.post(Map.of("text", "A1003"), "/v1/conversations/{id}/messages", conversation)
                .body("context.lastReplyAsked", equalTo("order"));
        lin.replies(conversation, message, Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:illegal-transition"))
                .body("detail", startsWith("A message cannot go from complete to complete"));
    }

    @Test
    void aReplyWithStepsMissingLeavesTheTurnDegradedUntilItIsCaughtUp() {
        String message = lin.writes(conversation, "退货");
        lin.replies(conversation, message, Map.of("missing", List.of("understanding", "reply")))
                .statusCode(204);
        lin.get("/v1/conversations/{id}", conversation)
                .body("messages[0].state", equalTo("degraded"))
                .body("messages[0].missing", containsInAnyOrder("understanding", "reply"));

        lin.replies(conversation, message, Map.of()).statusCode(204);

        lin.get("/v1/conversations/{id}", conversation)
                .body("messages[0].state", equalTo("complete"))
                .body("messages[0].missing", empty())
                .body("messages[0].replies", hasSize(2));
    }

    @Test
    void aReplyMayPromiseOnlyForACaseOfItsConversation() {
        String message = lin.writes(conversation, "退货");

        lin.replies(
                        conversation,
                        message,
                        Map.of(
                                "reply.promises",
                                List.of(promise(UUID.randomUUID().toString()))))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:promise-invalid"));
        String caseId = lin.decides(conversation, message, request("return.request", "return"))
                .getString("case.id");
        lin.replies(conversation, message, Map.of("reply.promises", List.of(promise(caseId))))
                .statusCode(204);
    }

    @Test
    void otherPeoplesTurnsDoNotExist() {
        String message = lin.writes(conversation, "退货");
        Person zhou = Person.customer("demo", "zhou-min");

        zhou.post(Map.of("missing", List.of("understanding")), DECISION, conversation, message)
                .statusCode(404);
        zhou.replies(conversation, message, Map.of()).statusCode(404);
        lin.post(Map.of("missing", List.of()), DECISION, conversation, UUID.randomUUID())
                .statusCode(404);
        lin.post(Map.of("missing", List.of()), DECISION, lin.startsConversation(), message)
                .statusCode(404);
    }

    @Test
    void aCustomerSeesTheirOrdersAndNoOthers() {
        lin.get("/v1/orders").statusCode(200).body("items.customerId.unique()", contains("lin-xiao"));
        lin.get("/v1/orders/A1002").statusCode(200).body("parcels[0].scans", hasSize(4));
        lin.get("/v1/orders/A2001").statusCode(404).body("type", equalTo("urn:aftercare:problem:order-not-found"));
        lin.get("/v1/orders/NOPE").statusCode(404);
        Person.agent("demo").get("/v1/orders").statusCode(400);
        Person.agent("demo").get("/v1/orders?customerId=zhou-min").statusCode(200);
        Person.agent("demo").get("/v1/orders/A2001").statusCode(200);
        Person.agent(Person.newTenant()).get("/v1/orders/A2001").statusCode(404);
    }

    private static Map<String, Object> promise(String caseId) {
        return Map.of("kind", "first_step", "dueAt", "2026-01-03T03:04:05Z", "caseId", caseId, "sentence", 0);
    }

    private String writeWithKey(String key) {
        return lin.asks()
                .header("Idempotency-Key", key)
                .body(Map.of("text", "退货"))
                .post("/v1/conversations/{id}/messages", conversation)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
