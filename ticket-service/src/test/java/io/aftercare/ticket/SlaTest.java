package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.aftercare.ticket.testing.Terms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By when a case is answered and settled, and that nobody forgets it. */
@QuarkusTest
class SlaTest {
    private static final int FIRST_RESPONSE = 0;

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);
    private String conversation;

    @Inject
    Pool pool;

    @BeforeEach
    void aConversationHasStarted() {
        conversation = lin.startsConversation();
    }

    private String caseOf(String message) {
        return lin.decides(conversation, message, request("return.request", "return"))
                .getString("case.id");
    }

    private ValidatableResponse show(String caseId) {
        return agent.get("/v1/cases/{id}", caseId).statusCode(200);
    }

    private ValidatableResponse moves(String caseId, String to) {
        return agent.asks()
                .header("If-Match", "*")
                .body(Map.of("to", to, "reason", "test"))
                .post("/v1/cases/{id}/transitions", caseId)
                .then()
                .statusCode(200);
    }

    @Test
    void aCaseIsPromisedAnAnswerAndAnEndAndOnlyStaffSeeIt() {
        String id = caseOf(lin.writes(conversation, "我要退货"));

        show(id).body("sla.target", contains("first_response", "resolution"))
                .body("sla.state", everyItem(equalTo("running")))
                .body("sla.dueAt", everyItem(notNullValue()));
        lin.get("/v1/cases/{id}", id).statusCode(200).body("sla", nullValue());
    }

    @Test
    void anAnswerMeetsTheResponseAndTheNextMessageAsksForAnother() {
        String first = lin.writes(conversation, "我要退货");
        String id = caseOf(first);

        lin.replies(conversation, first, Map.of()).statusCode(204);
        show(id).body("sla.state", contains("met", "running"));

        String second = lin.writes(conversation, "怎么还没人管");
        caseOf(second);
        show(id).body("sla.target", contains("first_response", "next_response", "resolution"))
                .body("sla.state", contains("met", "running", "running"));

        lin.replies(conversation, second, Map.of()).statusCode(204);
        show(id).body("sla.state", contains("met", "met", "running"));
    }

    @Test
    void whatHasNotBeenAnsweredCannotWaitForTheCustomer() {
        String first = lin.writes(conversation, "我要退货");
        String id = caseOf(first);
        moves(id, "in_progress");

        moves(id, "waiting_for_customer");
        show(id).body("sla.state", contains("running", "running"));

        moves(id, "in_progress");
        lin.replies(conversation, first, Map.of()).statusCode(204);
        moves(id, "waiting_for_customer");
        show(id).body("sla.state", contains("met", "paused")).body("sla[1].dueAt", nullValue());

        caseOf(lin.writes(conversation, "照片来了"));
        show(id).body("sla.state", contains("met", "running", "running"));
    }

    @Test
    void aDegradedTurnIsNoAnswer() {
        String first = lin.writes(conversation, "我要退货");
        String id = caseOf(first);

        lin.replies(conversation, first, Map.of("missing", List.of("reply"))).statusCode(204);

        show(id).body("sla.state", contains("running", "running"));
    }

    @Test
    void aCaseThatIsCancelledIsDueNoMore() {
        String id = caseOf(lin.writes(conversation, "我要退货"));

        moves(id, "cancelled");

        show(id).body("sla.state", everyItem(equalTo("dropped")));
    }

    @Test
    void aTermIsWarnedOfOnceAndItsBreachToldOnceAndTheCaseStaysAsItWas() {
        String id = caseOf(lin.writes(conversation, "我要退货"));
        String etag = show(id).extract().header("ETag");
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            Terms.use(pool, id, FIRST_RESPONSE, Duration.ofMinutes(50));
            await().until(() -> events.types().contains("sla.warned"));
            assertThat(events.types()).doesNotContain("sla.broken");

            Terms.use(pool, id, FIRST_RESPONSE, Duration.ofMinutes(61));
            await().until(() -> events.types().contains("sla.broken"));

            Terms.use(pool, id, FIRST_RESPONSE, Duration.ofMinutes(70));
            await().until(() -> Terms.wereLookedAt(pool, id));
            assertThat(Collections.frequency(events.types(), "sla.warned")).isEqualTo(1);
            assertThat(Collections.frequency(events.types(), "sla.broken")).isEqualTo(1);
        }
        show(id).header("ETag", etag).body("sla.broken", contains(true, false));
    }

    @Test
    void goodsThatAreSplitOffHaveWaitedAsLong() {
        Person demo = Person.agent("demo");
        String id = Person.customer("demo", "lin-xiao")
                .asksFor("return", "A1006 L-4002 2")
                .statusCode(201)
                .extract()
                .path("id");
        Terms.use(pool, id, FIRST_RESPONSE, Duration.ofMinutes(33));

        String other = demo.asks()
                .header("If-Match", "*")
                .body(Map.of(
                        "lines", List.of(Map.of("orderId", "A1006", "sku", "L-4002", "quantity", 1)), "reason", "test"))
                .post("/v1/cases/{id}/split", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        demo.get("/v1/cases/{id}", other).body("id", not(equalTo(id))).body("sla[0].usedMinutes", equalTo(33));
    }
}
