package io.aftercare.ticket;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes back for goods that were inspected, as packs decide it, with the real database and shop. */
@QuarkusTest
class InspectionTest {
    /** Two orders alike that only these tests know: of the one something is refunded, and so it is missing there. */
    private static final String WHOLE = "A2002";

    private static final String REFUNDED = "A2003";

    private final Person agent = Person.agent("demo");
    private final Person manager = Person.manager("demo");
    private final Person zhou = Person.customer("demo", "zhou-min");

    /** A first call on a busy machine may take longer than the shop is given. */
    @BeforeEach
    @AfterEach
    void theShopAnswersInTime() {
        ShopResource.shop().fail(false);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> zhou.get("/v1/orders/{id}", WHOLE).statusCode(200));
    }

    /** The law of China knows no deduction: what was used is not taken back, unless the shop is kinder. */
    @Test
    void whatTheLawDoesNotTakeBackIsRefundedOnlyByKindness() {
        String id = received(REFUNDED);

        inspects(id, "b", false)
                .body("dossier.grant.entitled.amount.amount", equalTo("0.00"))
                .body("dossier.grant.entitled.parts[0].clause", equalTo("no-reason"))
                .body("dossier.grant.entitled.parts[0].pack", equalTo("cn-default 2"))
                .body("dossier.grant.entitled.parts[0].because.zh", containsString("已不完好"));

        agent.gives(id, "refund", Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:refund-refused-by-clause"))
                .body("detail", containsString("no-reason of cn-default 2"));
        agent.gives(id, "refund", yuan("0.05", "老客户，协商退一部分"))
                .statusCode(200)
                .body("stage", equalTo("refunding"))
                .body("dossier.actions[1].amount.amount", equalTo("0.05"));
    }

    @Test
    void whatAPersonFindsFaultyGoesBackWholeWithTheFreight() {
        String id = received(WHOLE);

        inspects(id, "d", true)
                .body("dossier.grant.entitled.amount.amount", equalTo("467.00"))
                .body("dossier.grant.entitled.parts[0].reason", equalTo("defect"));

        agent.gives(id, "refund", yuan("400.00", "worthless"))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:refund-below-clause"))
                .body("detail", containsString("CNY 467.00 goes back, not CNY 400.00"));
    }

    /** Kind Shop deducts 20 % from what was used; what the shop does meanwhile changes nothing. */
    @Test
    void theMerchantsOwnPackDeductsWhatItsClauseSays() throws IOException {
        String yaml = Files.readString(
                Path.of(System.getProperty("aftercare.root", "..")).resolve("docs/policy/kind-shop.yaml"));
        manager.post(Map.of("yaml", yaml), "/v1/packs").statusCode(201);
        manager.post("{}", "/v1/packs/kind-shop/versions/1/publish").statusCode(200);
        try {
            isDeducted(received(WHOLE));
        } finally {
            manager.post("{}", "/v1/packs/kind-shop/versions/1/rollback").statusCode(200);
        }
    }

    private void isDeducted(String id) {
        inspects(id, "b", false)
                .body("dossier.grant.entitled.amount.amount", equalTo("367.20"))
                .body("dossier.grant.entitled.parts[0].deducted.amount", equalTo("91.80"))
                .body("dossier.grant.entitled.parts[0].clause", equalTo("used-return"))
                .body("dossier.grant.entitled.parts[0].pack", equalTo("kind-shop 1"));
        zhou.get("/v1/cases/{id}", id).body("dossier.grant.entitled.parts[0].title.zh", equalTo("用过的商品折价退货"));
        agent.gives(id, "refund", yuan("367.19", "worn"))
                .statusCode(409)
                .body("detail", containsString("By used-return of kind-shop 1: CNY 367.20 goes back"));
        agent.gives(id, "refund", yuan("370.00", null))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:deviation-unexplained"));
    }

    @Test
    void aShopThatIsAwayHoldsUpNeitherApprovalNorInspectionAndIsAskedBeforeMoneyGoesBack() {
        String id = takenUp(WHOLE);
        ShopResource.shop().fail(true);
        agent.gives(id, "approve", Map.of("amount", Map.of("amount", "459.00", "currency", "CNY")))
                .statusCode(200);
        theShopAnswersInTime();
        sentBack(id);
        ShopResource.shop().fail(true);
        inspects(id, "a", false).body("stage", equalTo("inspected")).body("dossier.grant.entitled", nullValue());
        agent.gives(id, "refund", Map.of())
                .statusCode(503)
                .body("type", equalTo("urn:aftercare:problem:shop-unavailable"));
        theShopAnswersInTime();

        agent.gives(id, "refund", yuan("458.99", "a stain"))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:refund-below-clause"));
    }

    private String takenUp(String order) {
        String id = zhou.asksFor("return", order + " L-4001 1")
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        return id;
    }

    private String received(String order) {
        String id = takenUp(order);
        agent.gives(id, "approve", Map.of("amount", Map.of("amount", "459.00", "currency", "CNY")))
                .statusCode(200);
        sentBack(id);
        return id;
    }

    private void sentBack(String id) {
        agent.gives(id, "send_label", Map.of()).statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> agent.get("/v1/cases/{id}", id).body("stage", equalTo("awaiting_parcel")));
        agent.gives(id, "receive", Map.of()).statusCode(200);
    }

    private ValidatableResponse inspects(String id, String grade, boolean fault) {
        Map<String, Object> found =
                Map.of("sku", "L-4001", "quantity", 1, "damagedQuantity", 0, "grade", grade, "fault", fault);
        return agent.gives(id, "inspect", Map.of("inspection", List.of(found))).statusCode(200);
    }

    private static Map<String, Object> yuan(String amount, String reason) {
        Map<String, String> refund = Map.of("amount", amount, "currency", "CNY");
        return reason == null ? Map.of("refund", refund) : Map.of("refund", refund, "reason", reason);
    }
}
