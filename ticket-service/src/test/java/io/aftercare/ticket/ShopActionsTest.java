package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shop is to do is done once, whatever becomes of the answer. */
@QuarkusTest
class ShopActionsTest {
    private static final Map<String, String> CENT = Map.of("amount", "0.01", "currency", "CNY");

    private final Person agent = Person.agent("demo");
    private final Person lin = Person.customer("demo", "lin-xiao");

    @Inject
    Pool pool;

    /** A first call on a busy machine may take longer than the shop is given. */
    @BeforeEach
    void theShopAnswersInTime() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> lin.get("/v1/orders/A1003").statusCode(200));
    }

    @AfterEach
    void theShopIsWellAgain() {
        ShopResource.shop().loseAnswers(false);
        ShopResource.shop().talkNonsense(false);
        ShopResource.shop().fail(false);
        ShopResource.shop().pause(Duration.ZERO);
    }

    @Test
    void aRefundWhoseAnswerIsLostIsToldAgainAndDoneOnce() {
        String id = approved();
        ShopResource.shop().loseAnswers(true);

        agent.gives(id, "refund", Map.of()).statusCode(200).body("stage", equalTo("refunding"));
        await().untilAsserted(() -> {
            assertThat(ShopResource.shop().actions()).containsKey(id + "-1-refund");
            assertThat(row(id).getInteger("attempts")).isGreaterThanOrEqualTo(2);
        });
        show(id, "dossier.actions[0].state", "requested");
        ShopResource.shop().loseAnswers(false);

        await().untilAsserted(() -> show(id, "dossier.actions[0].state", "accepted"));
        assertDoneOnce(id);
    }

    /** As if a worker had claimed the action, told the shop, and been killed before it could write down the answer. */
    @Test
    void whatAKilledWorkerHadClaimedIsClaimedAgainWhenItsLeaseEnds() {
        String id = approved();
        ShopResource.shop().loseAnswers(true);
        agent.gives(id, "refund", Map.of()).statusCode(200);
        await().until(() -> ShopResource.shop().actions().containsKey(id + "-1-refund"));
        run(
                "update ticket.shop_action set lease_until = now() + interval '2 seconds', next_try_at = now(), attempts = 1"
                        + " where case_id = $1 and state = 'requested'",
                id);
        ShopResource.shop().loseAnswers(false);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> show(id, "dossier.actions[0].state", "accepted"));
        assertDoneOnce(id);
    }

    @Test
    void aShopThatIsDownForTooLongIsLookedAfterAndTheSameActionTriedAgain() {
        String id = approved();
        ShopResource.shop().fail(true);
        agent.gives(id, "refund", Map.of()).statusCode(200);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> show(id, "dossier.actions[0].state", "stuck"));
        agent.get("/v1/cases/{id}", id)
                .body("stage", equalTo("refunding"))
                .body("dossier.actions[0].reason", equalTo("shop_down"))
                .body("tasks.action", hasItem("look_after_refund"));
        ShopResource.shop().fail(false);
        String action = agent.get("/v1/cases/{id}", id).extract().path("dossier.actions[0].id");
        retry(id, action, 200);

        await().untilAsserted(() -> show(id, "dossier.actions[0].state", "accepted"));
        retry(id, action, 409);
        assertDoneOnce(id);
    }

    @Test
    void aShopThatTalksNonsenseIsNeitherBelievedNorToldTwice() {
        String id = approved();
        ShopResource.shop().talkNonsense(true);
        agent.gives(id, "refund", Map.of()).statusCode(200);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> show(id, "dossier.actions[0].state", "stuck"));
        show(id, "dossier.actions[0].reason", "unreadable_answer");
        ShopResource.shop().talkNonsense(false);
        retry(id, agent.get("/v1/cases/{id}", id).extract().path("dossier.actions[0].id"), 200);

        await().untilAsserted(() -> show(id, "dossier.actions[0].state", "accepted"));
        assertDoneOnce(id);
    }

    @Test
    void aShopThatIsTooSlowIsAskedAgain() {
        String id = approved();
        ShopResource.shop().pause(Duration.ofMillis(1500));
        agent.gives(id, "refund", Map.of()).statusCode(200);
        await().untilAsserted(
                        () -> assertThat(row(id).getString("last_outcome")).isEqualTo("shop_too_slow"));
        ShopResource.shop().pause(Duration.ZERO);

        await().untilAsserted(() -> show(id, "dossier.actions[0].state", "accepted"));
        assertDoneOnce(id);
    }

    @Test
    void whatTheShopRefusesGoesBackAStepWithTheShopsReason() {
        String id = lin.asksFor("refund_only").statusCode(201).extract().path("id");
        // Without goods nothing is known of what was paid, so that the shop is the one to refuse.
        run("update ticket.cases set order_id = 'A1012' where id = $1", id);
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of("amount", Map.of("amount", "198.01", "currency", "CNY")))
                .statusCode(200);

        agent.gives(id, "refund", Map.of()).statusCode(200);

        await().untilAsserted(() -> show(id, "stage", "approved"));
        show(id, "dossier.actions[0].reason", "amount_exceeds_payments");
        assertThat(ShopResource.shop().actions()).doesNotContainKey(id + "-1-refund");
    }

    @Test
    void parcelsAreScannedOnTheirOwnAndTheCaseFollows() {
        String id = lin.asksFor("return", "A1003 L-4001 1")
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of("amount", CENT)).statusCode(200);
        agent.gives(id, "arrange_pickup", Map.of()).statusCode(200);
        await().untilAsserted(() -> show(id, "stage", "awaiting_parcel"));
        agent.get("/v1/cases/{id}", id).body("status", equalTo("waiting_for_customer"));

        ShopResource.shop().advance(Duration.ofHours(50));

        await().untilAsserted(() -> show(id, "stage", "received"));
        agent.get("/v1/cases/{id}", id)
                .body("dossier.actions[0].parcel", equalTo("delivered"))
                .body("dossier.actions[0].state", equalTo("done"))
                .body("history.findAll { it.actor == 'shop' }.size()", greaterThanOrEqualTo(4));
    }

    @Test
    void aCustomerWhoWithdrawsHasTheBookedPickupCalledOff() {
        String id = withPickup();
        await().untilAsserted(() -> show(id, "stage", "awaiting_parcel"));

        lin.gives(id, "cancel", Map.of("reason", "我不退了")).statusCode(200).body("stage", equalTo("calling_off"));

        await().untilAsserted(() -> show(id, "stage", "cancelled"));
        show(id, "dossier.actions[0].state", "called_off");
        assertThat(ShopResource.shop().actions()).containsKeys(id + "-1-pickup", id + "-2-call_off");
        ShopResource.shop().advance(Duration.ofHours(50));
        agent.get("/v1/cases/{id}", id).body("dossier.actions[0].parcel", nullValue());
        assertNothingAwaited(id);
    }

    /** The answer to the pickup is lost, so that it is told again after its call-off, which must not bring it back. */
    @Test
    void aPickupThatIsStillBeingToldIsCalledOffAndNeverScanned() {
        String id = withPickupWhoseAnswersAreLost();

        lin.gives(id, "cancel", Map.of()).statusCode(200).body("stage", equalTo("calling_off"));
        ShopResource.shop().loseAnswers(false);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> show(id, "stage", "cancelled"));
        ShopResource.shop().advance(Duration.ofHours(50));
        agent.get("/v1/cases/{id}", id)
                .body("stage", equalTo("cancelled"))
                .body("dossier.actions[0].parcel", nullValue());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertNothingAwaited(id));
    }

    /** The answer to the resend is lost, the call-off is given twice under one key, and nothing is ever shipped. */
    @Test
    void aResendThatIsStillBeingToldIsCalledOffOnceAndNeverShipped() {
        String id = lin.asksFor("resend", "A1003 L-4001 1")
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of()).statusCode(200);
        ShopResource.shop().loseAnswers(true);
        agent.gives(id, "resend", Map.of()).statusCode(200).body("stage", equalTo("resending"));
        await().until(() -> ShopResource.shop().actions().containsKey(id + "-1-resend"));

        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            lin.asks()
                    .header("If-Match", "*")
                    .header("Idempotency-Key", key)
                    .body(Map.of("reason", "找到了"))
                    .post("/v1/cases/{id}/commands/cancel", id)
                    .then()
                    .statusCode(200);
        }
        ShopResource.shop().loseAnswers(false);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> show(id, "stage", "cancelled"));
        assertThat(ShopResource.shop().actions().keySet().stream().filter(it -> it.startsWith(id)))
                .containsExactlyInAnyOrder(id + "-1-resend", id + "-2-call_off");
        ShopResource.shop().advance(Duration.ofHours(60));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertNothingAwaited(id));
        show(id, "dossier.actions[0].state", "called_off");
        agent.get("/v1/cases/{id}", id).body("dossier.actions[0].parcel", nullValue());
    }

    @Test
    void aParcelThatHasBeenPickedUpIsNotCalledOffAndTheReturnGoesOn() {
        String id = withPickup();
        await().untilAsserted(() -> show(id, "stage", "awaiting_parcel"));
        // The feed may tell of the scan before the customer withdraws, or after.
        ShopResource.shop().advance(Duration.ofHours(5));

        lin.gives(id, "cancel", Map.of());

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> show(id, "stage", "in_transit"));
        ShopResource.shop().advance(Duration.ofHours(45));
        await().untilAsserted(() -> show(id, "stage", "received"));
    }

    /** The demo shop is started anew by nobody here, but its cursor is made one that it cannot know. */
    @Test
    void aFeedWhoseCursorIsGoneIsReadFromItsBeginning() {
        String id = approved();
        agent.gives(id, "refund", Map.of()).statusCode(200);
        await().untilAsserted(() -> show(id, "dossier.actions[0].state", "accepted"));
        pool.preparedQuery("update ticket.shop_feed set cursor = 'of-another-life:7' where tenant = $1")
                .execute(Tuple.of("demo"))
                .await()
                .atMost(Duration.ofSeconds(5));

        ShopResource.shop().advance(Duration.ofHours(25));

        await().untilAsserted(() -> show(id, "stage", "settled"));
        show(id, "dossier.grant.refunded.amount", "0.01");
    }

    private String withPickup() {
        String id = approvedReturn();
        agent.gives(id, "arrange_pickup", Map.of()).statusCode(200);
        return id;
    }

    private String approvedReturn() {
        String id = lin.asksFor("return", "A1003 L-4001 1")
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of("amount", CENT)).statusCode(200);
        return id;
    }

    private String withPickupWhoseAnswersAreLost() {
        String id = approvedReturn();
        ShopResource.shop().loseAnswers(true);
        agent.gives(id, "arrange_pickup", Map.of()).statusCode(200);
        await().until(() -> ShopResource.shop().actions().containsKey(id + "-1-pickup"));
        show(id, "stage", "arranging_pickup");
        return id;
    }

    /** Else the shop's feed would be read for this case for ever. */
    private void assertNothingAwaited(String id) {
        assertThat(pool.preparedQuery(
                                "select 1 from ticket.shop_action where case_id = $1 and state in ('accepted', 'requested')")
                        .execute(Tuple.of(UUID.fromString(id)))
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .size())
                .isZero();
    }

    private String approved() {
        String id = lin.asksFor("refund_only", "A1010 E-1002 1")
                .statusCode(201)
                .extract()
                .path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of("amount", CENT)).statusCode(200);
        return id;
    }

    private void assertDoneOnce(String id) {
        assertThat(ShopResource.shop().actions().keySet().stream().filter(key -> key.startsWith(id)))
                .containsExactly(id + "-1-refund");
        ShopResource.shop().advance(Duration.ofHours(25));
        await().untilAsserted(() -> show(id, "stage", "settled"));
        JsonPath settled = agent.get("/v1/cases/{id}", id).extract().jsonPath();
        assertThat(settled.getString("dossier.grant.refunded.amount")).isEqualTo("0.01");
        assertThat(settled.getList("history.command", String.class)).containsOnlyOnce("refund_settled");
    }

    private void retry(String id, String action, int status) {
        agent.asks()
                .header("If-Match", "*")
                .post("/v1/cases/{id}/actions/{action}/retry", id, action)
                .then()
                .statusCode(status);
    }

    private void show(String id, String field, String value) {
        agent.get("/v1/cases/{id}", id).statusCode(200).body(field, equalTo(value));
    }

    private Row row(String id) {
        return pool.preparedQuery("select attempts, last_outcome from ticket.shop_action where case_id = $1")
                .execute(Tuple.of(UUID.fromString(id)))
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next();
    }

    private void run(String statement, String id) {
        pool.preparedQuery(statement)
                .execute(Tuple.of(UUID.fromString(id)))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
