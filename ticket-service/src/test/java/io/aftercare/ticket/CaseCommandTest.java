package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CaseCommandTest {
    private static final String CASE = "/v1/cases/{id}";

    private final Person lin = Person.customer("demo", "lin-xiao");
    private final Person agent = Person.agent("demo");
    private final Person manager = Person.manager("demo");

    /** A first call on a busy machine may take longer than the shop is given. */
    @BeforeEach
    void theShopAnswersInTime() {
        await().untilAsserted(() -> lin.get("/v1/orders/A1003").statusCode(200));
    }

    @Test
    void aCommandOutOfPlaceIsRefusedWithTheStageAndWhatItTakes() {
        String id = opened("return");

        agent.gives(id, "refund", Map.of())
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:illegal-command"))
                .body("stage", equalTo("requested"))
                .body("command", equalTo("refund"))
                .body("allowed", hasItems("take_up", "record_evidence", "cancel"));
        agent.get(CASE, id).body("stage", equalTo("requested")).body("version", equalTo(0));
    }

    @Test
    void aCustomerGivesOnlyTheCommandsThatAreTheirsAndSeesNoOwner() {
        String id = opened("return");

        lin.gives(id, "take_up", Map.of())
                .statusCode(409)
                .body("allowed", hasSize(2))
                .body("allowed", hasItems("record_evidence", "cancel"));
        agent.gives(id, "take_up", Map.of()).statusCode(200).body("owner", equalTo("agent-1"));
        lin.get(CASE, id).body("owner", nullValue()).body("commands", hasItems("record_evidence", "cancel"));
        Person.customer("demo", "zhou-min").gives(id, "cancel", Map.of()).statusCode(404);
        lin.gives(id, "cancel", Map.of("reason", "我不退了")).statusCode(200).body("status", equalTo("cancelled"));
    }

    @Test
    void aCommandUnderAKeyIsGivenOnceAndWhoSawAnOlderCaseIsToldSo() {
        String id = opened("return");
        String tag = agent.get(CASE, id).extract().header("ETag");
        String key = UUID.randomUUID().toString();

        ValidatableResponse first = give(id, "take_up", tag, key).statusCode(200);
        ValidatableResponse again = give(id, "take_up", tag, key).statusCode(200);

        assertThat(again.extract().header("ETag")).isEqualTo(first.extract().header("ETag"));
        agent.get(CASE, id).body("history", hasSize(2));
        give(id, "cancel", tag, key).statusCode(422);
        give(id, "cancel", tag, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:changed-meanwhile"));
        agent.post(Map.of(), CASE + "/commands/cancel", id).statusCode(428);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approve | {}                                                     | particulars-missing",
                "approve | {\"amount\": {\"amount\": \"1\", \"currency\": \"CNY\"}, \"estimate\": {\"amount\": \"1\", \"currency\": \"CNY\"}} | particulars-unexpected",
                "approve | {\"amount\": {\"amount\": \"many\", \"currency\": \"CNY\"}} | amount-invalid",
                "approve | {\"amount\": {\"amount\": \"-1\", \"currency\": \"CNY\"}}   | amount-invalid",
                "approve | {\"amount\": {\"amount\": \"0\", \"currency\": \"CNY\"}}    | amount-invalid",
                "approve | {\"amount\": {\"amount\": \"1e9\", \"currency\": \"CNY\"}}  | amount-invalid",
                "approve | {\"amount\": {\"amount\": \"1.001\", \"currency\": \"CNY\"}} | amount-invalid",
                "approve | {\"amount\": {\"amount\": \"1\", \"currency\": \"gold\"}}   | amount-invalid",
                "approve | {\"amount\": {\"amount\": \"1\"}}                           | amount-invalid",
                "record_evidence | {\"evidence\": [{\"kind\": \"rumour\", \"reference\": \"x\"}]} | evidence-invalid",
                "record_evidence | {\"evidence\": [null]}                          | evidence-invalid",
                "refuse  | {}                                                     | particulars-missing",
                "inspect | {\"inspection\": [{\"sku\": \"L-4001\", \"quantity\": -1, \"damagedQuantity\": 0, \"grade\": \"a\"}]} | inspection-invalid",
                "inspect | {\"inspection\": [{\"sku\": \"L-4001\", \"quantity\": 1, \"damagedQuantity\": -1, \"grade\": \"a\"}]} | inspection-invalid",
                "inspect | {\"inspection\": [{\"sku\": \"L-4001\", \"quantity\": 1, \"damagedQuantity\": 2, \"grade\": \"c\"}]} | inspection-invalid",
                "inspect | {\"inspection\": [{\"sku\": \"L-4001\", \"quantity\": 1, \"damagedQuantity\": 1, \"grade\": \"e\"}]} | inspection-invalid",
            })
    void particularsThatMakeNoSenseAreNamed(String command, String body, String problem) {
        String id = opened("return");
        agent.gives(id, "take_up", Map.of()).statusCode(200);

        agent.asks()
                .header("If-Match", "*")
                .body(body)
                .post(CASE + "/commands/{command}", id, command)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:" + problem));
        agent.get(CASE, id).body("stage", equalTo("checking")).body("version", equalTo(1));
    }

    @Test
    void ofThoseWhoCommandAtOnceOneIsObeyedAndTheOthersAreToldTheVersionThatThereIsNow() {
        String id = opened("return");
        String tag = agent.get(CASE, id).extract().header("ETag");

        List<ValidatableResponse> answers = Stream.of("take_up", "cancel", "take_up", "cancel")
                .map(command -> CompletableFuture.supplyAsync(
                        () -> give(id, command, tag, UUID.randomUUID().toString())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .extracting(answer -> answer.extract().statusCode())
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        answers.stream()
                .filter(answer -> answer.extract().statusCode() == 409)
                .forEach(answer -> answer.body("type", equalTo("urn:aftercare:problem:changed-meanwhile"))
                        .body("currentVersion", equalTo(1))
                        .header("ETag", "\"1\""));
        agent.get(CASE, id).body("version", equalTo(1)).body("history", hasSize(2));
    }

    @Test
    void moneyIsBoundByWhatWasPaidAndByWhoApproves() {
        String id = opened("return");
        agent.gives(id, "take_up", Map.of()).statusCode(200);

        agent.gives(id, "approve", yuan("467.01"))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:amount-exceeds-payments"));
        agent.gives(id, "approve", Map.of("amount", Map.of("amount", "10", "currency", "EUR")))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:currency-mismatch"));

        String dear = lin.asksFor("refund_only", "A1013 A-5001 1").extract().path("id");
        agent.gives(dear, "take_up", Map.of()).statusCode(200);
        agent.gives(dear, "approve", yuan("2000"))
                .statusCode(200)
                .body("stage", equalTo("awaiting_approval"))
                .body("tasks.action", hasItem("approve_amount"));
        agent.gives(dear, "approve", Map.of())
                .statusCode(403)
                .body("type", equalTo("urn:aftercare:problem:above-authority"))
                .body("detail", containsString("CNY 2000.00 needs manager"));
        manager.gives(dear, "approve", Map.of()).statusCode(200).body("dossier.grant.approvedBy", equalTo("manager"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1003 L-4001 2", "A1006 L-4002 3"})
    void moreThanTheCustomerBoughtIsRefusedByName(String line) {
        lin.asksFor("return", line)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:quantity-not-in-order"));
    }

    /** Another item, another's order, an order that nobody has; once alone and once beside one that is known. */
    @ParameterizedTest
    @CsvSource({
        "return, A1003 E-1001 1",
        "resend, A2001 E-1001 1",
        "invoice, A9999 E-1001 1",
        "complaint, A9999 E-1001 1",
    })
    void whatTheShopDoesNotKnowIsAskedForAndThenForAPersonToFindOut(String kind, String line) {
        String id = lin.asksFor(kind, line, "A1006 L-4002 1")
                .statusCode(201)
                .body("stage", equalTo("awaiting_evidence"))
                .body("status", equalTo("waiting_for_customer"))
                .body("dossier.goods.unknown[0].sku", equalTo("E-1001"))
                .body("dossier.goods.lines.sku", equalTo(List.of("L-4002")))
                .body("tasks.action", hasItem("identify_item"))
                .body("commands", hasItems("record_evidence", "cancel"))
                .extract()
                .path("id");

        lin.gives(id, "record_evidence", Map.of("evidence", List.of(Map.of("kind", "photo", "reference", "p1"))))
                .statusCode(200)
                .body("stage", equalTo("checking"));
        change(id, "lines", Map.of("lines", List.of(line("A1003", "E-1001", 1))))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:item-not-in-order"))
                .body("detail", containsString("it has L-4001"));
        change(id, "lines", Map.of("lines", List.of(line("A9999", "E-1001", 1))))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:order-not-found"));
        change(id, "lines", Map.of("lines", List.of(line("A1003", "L-4001", 1))))
                .statusCode(200)
                .body("dossier.goods.unknown", nullValue())
                .body("tasks.find { it.action == 'identify_item' }.status", equalTo("completed"));
    }

    @Test
    void goodsOfSeveralOrdersMakeOneCaseAndCanBeNamedLater() {
        lin.asksFor("return", "A1003 L-4001 1", "A1006 L-4002 1")
                .statusCode(201)
                .body("dossier.goods.lines.orderId", equalTo(List.of("A1003", "A1006")))
                .body("dossier.goods.lines[1].unitPrice.amount", equalTo("79.00"))
                .body("orderId", equalTo("A1003"));
        String id = lin.asksFor("return").statusCode(201).extract().path("id");

        change(id, "lines", Map.of("lines", List.of(line("A1006", "L-4002", 2))))
                .statusCode(200)
                .body("orderId", equalTo("A1006"))
                .body("dossier.goods.orders[0].paid.amount", equalTo("536.00"));
        change(id, "lines", Map.of("lines", List.of(line("A1006", "X-1", 1)))).statusCode(409);
        change(id, "lines", Map.of("lines", List.of())).statusCode(400);
        change(id, "lines", Map.of("lines", List.of(line("A1006", "L-4002", -1))))
                .statusCode(400);
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", yuan("10")).statusCode(200);
        change(id, "lines", Map.of("lines", List.of(line("A1006", "L-4002", 1))))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:goods-decided"));
    }

    @Test
    void withoutTheShopNothingIsNamedAndWithoutAnOrderNothingIsDone() {
        ShopResource.shop().fail(true);
        try {
            lin.asksFor("return", "A1003 L-4001 1")
                    .statusCode(503)
                    .body("type", equalTo("urn:aftercare:problem:shop-unavailable"));
            ShopResource.shop().fail(false);
            ShopResource.shop().talkNonsense(true);
            lin.asksFor("return", "A1003 L-4001 1").statusCode(503);
        } finally {
            ShopResource.shop().talkNonsense(false);
            ShopResource.shop().fail(false);
        }
        String id = lin.asksFor("resend").statusCode(201).extract().path("id");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of()).statusCode(200);

        agent.gives(id, "resend", Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:order-missing"));
        agent.get(CASE, id).body("stage", equalTo("approved")).body("dossier.actions", nullValue());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> lin.get("/v1/orders/A1003").statusCode(200));
    }

    @Test
    void casesAreLinkedMergedAndSplit() {
        String it = lin.asksFor("return", "A1006 L-4002 2").extract().path("id");
        String other = lin.asksFor("return", "A1003 L-4001 1").extract().path("id");
        String repair = lin.asksFor("repair", "A1009 E-1001 1").extract().path("id");

        change(it, "links", Map.of("caseId", repair))
                .statusCode(200)
                .body("dossier.links[0].relation", equalTo("related"));
        agent.get(CASE, repair).body("dossier.links[0].caseId", equalTo(it));

        String part = change(it, "split", Map.of("lines", List.of(line("A1006", "L-4002", 1)), "reason", "one is blue"))
                .statusCode(201)
                .body("dossier.links[0].relation", equalTo("split_from"))
                .extract()
                .path("id");
        agent.get(CASE, it).body("dossier.goods.lines[0].quantity", equalTo(1));

        change(part, "merge", Map.of("into", other, "reason", "same parcel"))
                .statusCode(200)
                .body("stage", equalTo("merged"))
                .body("status", equalTo("closed"));
        agent.get(CASE, other)
                .body("dossier.goods.lines.sku", equalTo(List.of("L-4001", "L-4002")))
                .body("dossier.links[0].relation", equalTo("absorbed"));
        change(it, "merge", Map.of("into", repair, "reason", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:cases-do-not-merge"));
        change(it, "merge", Map.of("into", it, "reason", "x")).statusCode(400);
        change(it, "merge", Map.of("into", UUID.randomUUID(), "reason", "x")).statusCode(404);
        agent.gives(it, "merge", Map.of("reason", "x")).statusCode(400);
    }

    @Test
    void aCaseIsAssignedAndFoundByItsOwnerAndDepartment() {
        String id = opened("return");
        String owner = "agent-" + UUID.randomUUID();

        change(id, "assignment", Map.of("owner", owner, "department", "quality"))
                .statusCode(200)
                .body("department", equalTo("quality"));

        agent.get("/v1/cases?owner={o}&department=quality&stage=requested", owner)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id));
        agent.get("/v1/cases?owner={o}&stage=settled", owner).body("items", hasSize(0));
    }

    @Test
    void notesAreForStaffOnly() {
        String id = opened("return");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            agent.asks()
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "客户很急 / in a hurry"))
                    .post(CASE + "/notes", id)
                    .then()
                    .statusCode(201);
        }

        agent.get(CASE + "/notes", id).body("items", hasSize(1)).body("items[0].author", equalTo("agent-1"));
        lin.get(CASE + "/notes", id).statusCode(403);
        lin.get(CASE, id).body("$", not(hasItem("notes")));
        agent.post(Map.of("text", " "), CASE + "/notes", id).statusCode(400);
        agent.post(Map.of("text", "x"), CASE + "/notes", UUID.randomUUID()).statusCode(404);
    }

    @Test
    void openingTwiceUnderAKeyMakesOneCase() {
        String conversation = lin.startsConversation();
        String key = UUID.randomUUID().toString();
        Map<String, Object> request =
                Map.of("conversationId", conversation, "kind", "complaint", "complaint", "service");

        ValidatableResponse first =
                open(request, key).statusCode(201).body("dossier.plan.steps", hasItem("call_customer"));
        open(request, key).statusCode(201).body("id", equalTo(first.extract().path("id")));

        lin.post(Map.of("kind", "return"), "/v1/cases").statusCode(400);
        Person.customer("demo", "zhou-min")
                .post(Map.of("conversationId", conversation, "kind", "return"), "/v1/cases")
                .statusCode(404);
    }

    private ValidatableResponse open(Map<String, Object> request, String key) {
        return lin.asks()
                .header("Idempotency-Key", key)
                .body(request)
                .post("/v1/cases")
                .then();
    }

    private String opened(String kind) {
        return lin.asksFor(kind, "A1003 L-4001 1").statusCode(201).extract().path("id");
    }

    private ValidatableResponse give(String id, String command, String tag, String key) {
        return agent.asks()
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(CASE + "/commands/{command}", id, command)
                .then();
    }

    private ValidatableResponse change(String id, String what, Map<String, ?> body) {
        return agent.asks()
                .header("If-Match", "*")
                .body(body)
                .post(CASE + "/{what}", id, what)
                .then();
    }

    private static Map<String, Object> line(String order, String sku, int quantity) {
        return Map.of("orderId", order, "sku", sku, "quantity", quantity);
    }

    private static Map<String, Object> yuan(String amount) {
        return Map.of("amount", Map.of("amount", amount, "currency", "CNY"));
    }
}
