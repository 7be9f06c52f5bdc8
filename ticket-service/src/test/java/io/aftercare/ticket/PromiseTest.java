package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Dues;
import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reply commits the merchant to, from the sentence to the event that closes it. */
@QuarkusTest
class PromiseTest {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofMinutes(-5);
    private static final String LIST = "/v1/promises";

    private final String tenant = Person.newTenant();

    @Inject
    Pool pool;

    /** Somebody's conversation in which a reply has just promised something. */
    private final class Told {
        private final Person lin;
        private final Person agent;
        private final String conversation;
        private final String caseId;

        private Told(String tenant, String kind, Map<String, Object> more) {
            lin = Person.customer(tenant, "lin-xiao");
            agent = Person.agent(tenant);
            conversation = lin.startsConversation();
            String message = lin.writes(conversation, "我要退货");
            caseId = lin.decides(conversation, message, request("return.request", "return"))
                    .getString("case.id");
            Map<String, Object> promise = new HashMap<>(Map.of(
                    "kind",
                    kind,
                    "dueAt",
                    Instant.now().plus(Duration.ofDays(1)).toString(),
                    "sentence",
                    0));
            promise.put("caseId", caseId);
            promise.putAll(more);
            lin.replies(conversation, message, Map.of("reply.promises", List.of(promise)))
                    .statusCode(204);
        }

        private ValidatableResponse shown() {
            return lin.get("/v1/conversations/{id}", conversation).statusCode(200);
        }

        private void comesTo(String state) {
            await().untilAsserted(() -> shown().body("promises[0].state", equalTo(state)));
        }
    }

    private Told told(String kind) {
        return new Told(tenant, kind, Map.of());
    }

    private Told toldOfOrder(String kind, String order) {
        return new Told("demo", kind, Map.of("orderId", order));
    }

    @Test
    void aPromiseIsKeptWithItsClauseAndShownToItsCustomer() {
        Told it = new Told(tenant, "refund_by", Map.of("clause", "cn-default/2/refund-time"));

        it.shown()
                .body("promises", hasSize(1))
                .body("promises[0].kind", equalTo("refund_by"))
                .body("promises[0].state", equalTo("open"))
                .body("promises[0].caseId", equalTo(it.caseId))
                .body("promises[0].clause", equalTo("cn-default/2/refund-time"))
                .body("promises[0].late", nullValue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"take_up", "assignment", "task taken", "task completed"})
    void aPersonsStepKeepsTheFirstStep(String step) {
        Told it = told("first_step");
        String task = it.agent.get("/v1/cases/{id}", it.caseId).extract().path("tasks[0].id");

        switch (step) {
            case "take_up" -> it.agent.gives(it.caseId, "take_up", Map.of()).statusCode(200);
            case "assignment" ->
                it.agent
                        .asks()
                        .header("If-Match", "*")
                        .body(Map.of("owner", "agent-2"))
                        .post("/v1/cases/{id}/assignment", it.caseId)
                        .then()
                        .statusCode(200);
            case "task taken" -> it.agent.post(Map.of("assignee", "agent-1"), "/v1/tasks/{id}/assignment", task);
            default -> it.agent.post(Map.of("outcome", "done"), "/v1/tasks/{id}/complete", task);
        }

        it.shown()
                .body("promises[0].state", equalTo("kept"))
                .body("promises[0].late", equalTo(false))
                .body("promises[0].closedAt", notNullValue());
    }

    @Test
    void whatTheCustomerDoesKeepsNothingAndACaseThatIsCancelledVoidsItsPromises() {
        Told it = told("first_step");

        it.lin
                .gives(
                        it.caseId,
                        "record_evidence",
                        Map.of("evidence", List.of(Map.of("kind", "photo", "reference", "x"))))
                .statusCode(200);
        it.shown().body("promises[0].state", equalTo("open"));

        it.lin.gives(it.caseId, "cancel", Map.of("reason", "不退了")).statusCode(200);
        it.shown().body("promises[0].state", equalTo("void")).body("promises[0].closedBy", equalTo("case_cancelled"));
    }

    @Test
    void itIsWarnedOfOnceAndToldBrokenOnceAndToldKeptLate() {
        Told it = told("first_step");
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            Dues.in(pool, it.conversation, SOON);
            await().until(() -> events.types().contains("promise.warned"));
            Dues.in(pool, it.conversation, SOON);
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            assertThat(events.types()).doesNotContain("promise.broken");

            Dues.in(pool, it.conversation, LATE);
            await().until(() -> events.types().contains("promise.broken"));
            it.shown().body("promises[0].state", equalTo("broken"));

            it.agent.gives(it.caseId, "take_up", Map.of()).statusCode(200);
            await().until(() -> events.types().contains("promise.kept"));
            assertThat(events.types().stream().filter(type -> type.startsWith("promise.")))
                    .containsExactly("promise.made", "promise.warned", "promise.broken", "promise.kept");
        }
        it.shown()
                .body("promises[0].state", equalTo("kept"))
                .body("promises[0].late", equalTo(true))
                .body("promises[0].brokenAt", notNullValue());
    }

    @Test
    void whatIsLateIsToldBrokenEvenWhereNobodyLookedAtTheTimeBefore() {
        Told it = told("refund_by");
        Dues.in(pool, it.conversation, LATE);
        it.comesTo("broken");

        it.agent.gives(it.caseId, "take_up", Map.of()).statusCode(200);

        it.shown().body("promises[0].state", equalTo("broken"));
    }

    @Test
    void aRefundAndAParcelKeepWhatWasPromisedOfThem() {
        Told it = new Told("demo", "refund_by", Map.of());
        Told parcel = new Told("demo", "pickup", Map.of());
        for (Told each : List.of(it, parcel)) {
            each.agent
                    .asks()
                    .header("If-Match", "*")
                    .body(Map.of("lines", List.of(Map.of("orderId", "A1003", "sku", "L-4001", "quantity", 1))))
                    .post("/v1/cases/{id}/lines", each.caseId)
                    .then()
                    .statusCode(200);
            each.agent.gives(each.caseId, "take_up", Map.of()).statusCode(200);
            each.agent
                    .gives(each.caseId, "approve", Map.of("amount", Map.of("amount", "1.00", "currency", "CNY")))
                    .statusCode(200);
            each.agent.gives(each.caseId, "arrange_pickup", Map.of()).statusCode(200);
            stage(each, "awaiting_parcel");
        }
        it.shown().body("promises[0].state", equalTo("open"));
        parcel.shown().body("promises[0].state", equalTo("open"));

        ShopResource.shop().advance(Duration.ofHours(50));
        parcel.comesTo("kept");
        parcel.shown().body("promises[0].closedBy", equalTo("parcel.scanned"));

        stage(it, "received");
        Map<String, Object> found =
                Map.of("sku", "L-4001", "quantity", 1, "damagedQuantity", 0, "grade", "b", "fault", false);
        it.agent
                .gives(it.caseId, "inspect", Map.of("inspection", List.of(found)))
                .statusCode(200);
        it.agent
                .gives(
                        it.caseId,
                        "refund",
                        Map.of("refund", Map.of("amount", "1.00", "currency", "CNY"), "reason", "agreed upon"))
                .statusCode(200);
        await().untilAsserted(() ->
                it.agent.get("/v1/cases/{id}", it.caseId).body("dossier.actions[1].state", equalTo("accepted")));
        ShopResource.shop().advance(Duration.ofHours(25));
        it.comesTo("kept");
        it.shown().body("promises[0].closedBy", equalTo("refund.settled"));
    }

    private static void stage(Told it, String stage) {
        await().untilAsserted(() -> it.agent.get("/v1/cases/{id}", it.caseId).body("stage", equalTo(stage)));
    }

    @ParameterizedTest(name = "{0} of {1}: {2} by {3}")
    @CsvSource({
        "ship_by, A1002, kept, order.shipped",
        "deliver_by, A1003, kept, order.delivered",
        "ship_by, A1011, void, order_cancelled",
    })
    void theShopIsAskedWhatBecameOfAnOrderWhenItsPromiseIsNearlyDue(
            String kind, String order, String state, String by) {
        Told it = toldOfOrder(kind, order);
        it.shown().body("promises[0].state", equalTo("open")).body("promises[0].caseId", nullValue());

        Dues.in(pool, it.conversation, SOON);

        it.comesTo(state);
        it.shown().body("promises[0].closedBy", equalTo(by));
    }

    @Test
    void aShopThatIsAwayNeitherKeepsNorBreaksAPromiseAndIsAskedAgain() {
        Told it = toldOfOrder("ship_by", "A1001");
        ShopResource.shop().fail(true);
        try {
            Dues.in(pool, it.conversation, LATE);
            await().pollDelay(Duration.ofSeconds(4))
                    .untilAsserted(() -> it.shown().body("promises[0].state", equalTo("open")));
        } finally {
            ShopResource.shop().fail(false);
        }
        await().untilAsserted(() -> it.lin.get("/v1/orders/A1003").statusCode(200));

        Dues.in(pool, it.conversation, LATE);

        it.comesTo("broken");
    }

    @Test
    void whereACaseGoesOnInAnotherItsPromisesGoWithIt() {
        Told it = told("refund_by");
        String other = it.lin
                .post(Map.of("conversationId", it.conversation, "kind", "return"), "/v1/cases")
                .statusCode(201)
                .extract()
                .path("id");

        it.agent
                .asks()
                .header("If-Match", "*")
                .body(Map.of("into", other, "reason", "same"))
                .post("/v1/cases/{id}/merge", it.caseId)
                .then()
                .statusCode(200);

        it.shown().body("promises[0].state", equalTo("open")).body("promises[0].caseId", equalTo(other));
    }

    @Test
    void staffSeeWhatIsPromisedByStateAndDueTimePageByPage() {
        List<Told> all = List.of(told("first_step"), told("first_step"), told("refund_by"));
        all.getFirst().agent.gives(all.getFirst().caseId, "take_up", Map.of()).statusCode(200);
        Dues.in(pool, all.getLast().conversation, Duration.ofHours(1));
        Person agent = Person.agent(tenant);

        agent.get(LIST + "?state=kept").statusCode(200).body("items", hasSize(1));
        agent.get(LIST + "?state=open").body("items.kind", contains("refund_by", "first_step"));
        String soon = Instant.now().plus(Duration.ofHours(2)).toString();
        agent.get(LIST + "?due_before={soon}", soon).body("items.kind", contains("refund_by"));
        String next =
                agent.get(LIST + "?limit=2").body("items", hasSize(2)).extract().path("nextCursor");
        agent.get(LIST + "?limit=2&cursor={next}", next)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        agent.get(LIST + "?state=forgotten").statusCode(400);
        agent.get(LIST + "?due_before=tomorrow")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:parameter-invalid"));
        all.getFirst().lin.get(LIST).statusCode(403);
        Person.agent(Person.newTenant()).get(LIST).body("items", hasSize(0));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"eternal_love", "first_step", "ship_by"})
    void aPromiseThatNothingCouldKeepIsRefused(String kind) {
        Person lin = Person.customer(tenant, "lin-xiao");
        String conversation = lin.startsConversation();
        String message = lin.writes(conversation, "在吗");

        lin.replies(
                        conversation,
                        message,
                        Map.of("reply.promises", List.of(Map.of("kind", kind, "dueAt", "2036-01-01T00:00:00Z"))))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:promise-invalid"));
        lin.get("/v1/conversations/{id}", conversation).body("messages[0].state", equalTo("pending"));
    }
}
