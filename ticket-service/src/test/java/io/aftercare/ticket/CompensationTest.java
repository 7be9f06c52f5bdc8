package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a clause gives on top of any refund is paid through the case, with the real database and shop. */
@QuarkusTest
class CompensationTest {
    /** Its order is A1014: paid for, and not shipped on the promised day. */
    private static final Map<String, ?> INTEREST = Map.of("clause", "late-shipping", "reason", "late");

    private final Person agent = Person.agent("demo");
    private final Person lin = Person.customer("demo", "lin-xiao");

    /** A first call on a busy machine may take longer than the shop is given. */
    @BeforeEach
    void theShopAnswersInTime() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> lin.get("/v1/orders/A1014").statusCode(200));
    }

    /** All that was paid goes back, and the interest on top of it: more than was paid, and each once. */
    @Test
    void interestIsPaidBesideTheWholeRefundAndOnce() {
        JsonPath order = lin.get("/v1/orders/A1014").extract().jsonPath();
        String total = order.getString("total.amount");
        String id = late();
        Person.manager("demo")
                .gives(id, "approve", Map.of("amount", Map.of("amount", total, "currency", "CNY")))
                .statusCode(200);
        agent.gives(id, "refund", Map.of()).statusCode(200).body("stage", equalTo("refunding"));
        String key = UUID.randomUUID().toString();

        for (int attempt = 0; attempt < 2; attempt++) {
            compensates(id, key, INTEREST)
                    .statusCode(200)
                    .body("stage", equalTo("refunding"))
                    .body("dossier.compensations", hasSize(1))
                    .body("dossier.compensations[0].clause", equalTo("late-shipping"))
                    .body("dossier.compensations[0].pack", equalTo("cn-default 2"))
                    .body("dossier.compensations[0].approvedBy", equalTo("agent"))
                    .body("dossier.actions.kind", contains("refund", "compensation"));
        }
        compensates(id, null, INTEREST)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:compensation-paid-before"));
        String other = late();
        compensates(other, null, INTEREST)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:compensation-paid-before"));

        await().untilAsserted(() -> agent.get("/v1/cases/{id}", id)
                .body("dossier.actions.state", contains("accepted", "accepted"))
                .body("stage", equalTo("refunding")));
        ShopResource.shop().advance(Duration.ofHours(25));
        await().untilAsserted(() -> agent.get("/v1/cases/{id}", id)
                .body("stage", equalTo("settled"))
                .body("dossier.actions.state", contains("done", "done"))
                .body("dossier.grant.refunded.amount", equalTo(total)));
        assertThat(ShopResource.shop().actions().keySet())
                .contains(id + "-1-refund", id + "-2-compensation")
                .doesNotContain(id + "-3-compensation");
        agent.gives(other, "approve", Map.of("amount", Map.of("amount", "0.01", "currency", "CNY")))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:amount-exceeds-payments"));
    }

    @Test
    void theClauseSaysWhetherAndHowMuchAndTheRoleWhoMay() {
        String id = lin.asksFor("refund_only", "A1003 L-4001 1")
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, ?> penalty =
                Map.of("clause", "fraud", "reason", "fraud", "evidence", List.of("proof_of_deception"));
        compensates(id, null, penalty).statusCode(409).body("type", equalTo("urn:aftercare:problem:case-not-taken-up"));
        agent.gives(id, "take_up", Map.of()).statusCode(200);

        compensates(id, null, INTEREST)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:compensation-not-due"));
        compensates(id, null, Map.of("clause", "keep-it", "reason", "defect"))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:evidence-missing"))
                .body("detail", containsString("photo"));
        compensates(id, null, penalty)
                .statusCode(403)
                .body("type", equalTo("urn:aftercare:problem:above-authority"))
                .body("detail", containsString("needs manager"));
        compensates(id, null, Map.of("clause", "keep-it", "reason", "dislike"))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:reason-invalid"))
                .body("detail", containsString("no_reason"));
        compensates(id, null, Map.of("clause", "keep-it", "reason", "defect", "evidence", List.of("rumour")))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:evidence-invalid"))
                .body("detail", containsString("proof_of_deception"));
        lin.post(INTEREST, "/v1/cases/{id}/compensations", id).statusCode(403);

        // A fifth of 459.00.
        compensates(id, null, Map.of("clause", "keep-it", "reason", "defect", "evidence", List.of("photo")))
                .statusCode(200)
                .body("dossier.compensations.amount.amount", contains("91.80"));
    }

    /** Three times the price is more than was paid, which only a penalty may be. */
    @Test
    void aPenaltyIsPaidByWhoMay() {
        String id = lin.asksFor("complaint", firstOf("A1004"))
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);

        Person.manager("demo")
                .asks()
                .header("If-Match", "*")
                .body(Map.of("clause", "fraud", "reason", "fraud", "evidence", List.of("proof_of_deception")))
                .post("/v1/cases/{id}/compensations", id)
                .then()
                .statusCode(200)
                .body("stage", equalTo("checking"))
                .body("dossier.compensations.amount.amount", contains(threeTimes("A1004")))
                .body("dossier.compensations.approvedBy", contains("manager"));
    }

    private String threeTimes(String order) {
        JsonPath it = lin.get("/v1/orders/{id}", order).extract().jsonPath();
        BigDecimal price = new BigDecimal(it.getString("items[0].unitPrice.amount"));
        return price.multiply(BigDecimal.valueOf(3))
                .max(new BigDecimal("500.00"))
                .toPlainString();
    }

    private String firstOf(String order) {
        return order + " " + lin.get("/v1/orders/{id}", order).extract().path("items[0].sku") + " 1";
    }

    private String late() {
        String id = lin.asksFor("refund_only", firstOf("A1014"), secondOf("A1014"))
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        return id;
    }

    private String secondOf(String order) {
        return order + " " + lin.get("/v1/orders/{id}", order).extract().path("items[1].sku") + " 1";
    }

    private ValidatableResponse compensates(String id, String key, Map<String, ?> claim) {
        var request = agent.asks().header("If-Match", "*").body(claim);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/cases/{id}/compensations", id).then();
    }
}
