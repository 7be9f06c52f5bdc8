package io.aftercare.insight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Topic;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.insight.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a consumer could not read is listed with its reason, and comes back into the log when it can be read. */
@QuarkusTest
class DeadLetterTest {
    private final String tenant = "t-" + UUID.randomUUID();
    private final Producer producer = new Producer();

    @Inject
    Pool pool;

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void whatCannotBeReadIsListedWithItsReasonAndStaysUntilItCan() {
        EventEnvelope event = linked(UUID.randomUUID());
        producer.send(Topic.CASES, EventCodec.write(event).replace("case.order_linked", "case.exploded"));

        Map<String, Object> letter = waiting();
        assertThat(letter)
                .containsEntry("topic", "aftercare.cases")
                .containsEntry("eventId", event.id().toString())
                .containsEntry("reason", "unknown event type case.exploded")
                .containsEntry("attempts", 0);

        replay(letter.get("id"))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:dead-letter-still-unreadable"))
                .body("detail", containsString("unknown event type case.exploded"));
        assertThat(waiting()).containsEntry("attempts", 1);
    }

    @Test
    void aReasonIsKeptShortWhenItIsReplayedToo() {
        producer.send(
                Topic.CASES,
                EventCodec.write(linked(UUID.randomUUID())).replace("case.order_linked", "case." + "x".repeat(3000)));

        replay(waiting().get("id")).statusCode(409);

        assertThat(waiting()).containsEntry("attempts", 1);
        assertThat(waiting().get("reason").toString())
                .startsWith("unknown event type case.xxx")
                .hasSize(500);
    }

    /** As after an upgrade: what the older service could not read, the newer one can. */
    @Test
    void whatCanBeReadByNowTakesItsPlaceInTheLogOnceHoweverOftenItIsReplayed() {
        UUID caseId = UUID.randomUUID();
        EventEnvelope first = linked(caseId);
        EventEnvelope second = linked(caseId);
        producer.send(Topic.CASES, EventCodec.write(first).replace("case.order_linked", "case.exploded"));
        producer.send(second);
        Map<String, Object> letter = waiting();
        Insights insights = new Insights(tenant);
        insights.awaitTotal(1);
        mend(letter.get("id"), EventCodec.write(first));

        replay(letter.get("id"))
                .statusCode(200)
                .body("eventId", equalTo(first.id().toString()));
        replay(letter.get("id")).statusCode(200);

        assertThat(insights.get("/cases/{id}/events", caseId).getList("items.id", String.class))
                .containsExactly(first.id().toString(), second.id().toString());
        assertThat(insights.get("/events").getLong("duplicates")).isZero();
        assertThat(letters()).isEmpty();
    }

    @Test
    void anEventThatCameAgainMeanwhileIsInTheLogOnce() {
        EventEnvelope event = linked(UUID.randomUUID());
        producer.send(Topic.CASES, EventCodec.write(event).replace("case.order_linked", "case.exploded"));
        Map<String, Object> letter = waiting();
        producer.send(event);
        new Insights(tenant).awaitTotal(1);
        mend(letter.get("id"), EventCodec.write(event));

        replay(letter.get("id")).statusCode(200);

        assertThat(new Insights(tenant).get("/events").getLong("total")).isEqualTo(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void theyAreForAdminsOfTheirTenantPageByPageAndWhole() {
        for (String type : List.of("case.first", "case.second", "case.third")) {
            producer.send(
                    Topic.CASES, EventCodec.write(linked(UUID.randomUUID())).replace("case.order_linked", type));
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> letters().size() == 3);

        String next = as("admin", tenant, "/dead-letters?limit=2").extract().path("nextCursor");
        assertThat(as("admin", tenant, "/dead-letters?limit=2&cursor=" + next)
                        .extract()
                        .<List<String>>path("items.reason"))
                .contains("unknown event type case.third");
        assertThat(as("admin", tenant, "/exports/dead-letters?format=jsonl")
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .anyMatch(line -> line.contains("unknown event type case.second"));
        replayAs("other-tenant", letters().getFirst().get("id")).statusCode(404);
        as("manager", tenant, "/dead-letters").statusCode(403);
        as("manager", tenant, "/exports/dead-letters").statusCode(404);
        as("admin", tenant, "/dead-letters?limit=0")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:limit-invalid"));
        as("admin", tenant, "/dead-letters?cursor=x").statusCode(400);
    }

    @Test
    void theEventLogIsExportedWithWhatEachEventSays() {
        UUID caseId = UUID.randomUUID();
        producer.send(List.of(linked(caseId), linked(UUID.randomUUID())));
        new Insights(tenant).awaitTotal(2);

        assertThat(as("agent", tenant, "/exports/events?format=jsonl&caseId=" + caseId)
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .singleElement()
                .asString()
                .contains("case.order_linked", caseId.toString());
        as("agent", tenant, "/exports/events?kind=return")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:parameter-unknown"));
    }

    private EventEnvelope linked(UUID caseId) {
        return EventEnvelope.of(new CaseOrderLinked(caseId), tenant, "/test", Clock.systemUTC());
    }

    private Map<String, Object> waiting() {
        return await().atMost(Duration.ofSeconds(40))
                .until(this::letters, letters -> !letters.isEmpty())
                .getFirst();
    }

    /** The tenant's own: other tests leave letters that name nobody. */
    private List<Map<String, Object>> letters() {
        List<Map<String, Object>> all = as("admin", tenant, "/dead-letters?limit=100")
                .statusCode(200)
                .extract()
                .path("items");
        return all.stream()
                .filter(letter -> String.valueOf(letter.get("reason")).startsWith("unknown event type case."))
                .filter(letter -> ownedByTenant(letter.get("id")))
                .toList();
    }

    private boolean ownedByTenant(Object id) {
        return pool.preparedQuery("select 1 from insight.dead_letter where id = $1 and tenant = $2")
                        .execute(Tuple.of(((Number) id).longValue(), tenant))
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .size()
                == 1;
    }

    private void mend(Object id, String readable) {
        pool.preparedQuery("update insight.dead_letter set record_value = $2 where id = $1")
                .execute(Tuple.of(((Number) id).longValue(), Buffer.buffer(readable.getBytes(StandardCharsets.UTF_8))))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private ValidatableResponse replay(Object id) {
        return replayAs(tenant, id);
    }

    private static ValidatableResponse replayAs(String tenant, Object id) {
        return given().auth()
                .oauth2(Tokens.of(tenant, "admin"))
                .post("/v1/insights/dead-letters/{id}/replay", id)
                .then();
    }

    private static ValidatableResponse as(String role, String tenant, String path) {
        return given().auth()
                .oauth2(Tokens.of(tenant, role))
                .get("/v1/insights" + path)
                .then();
    }
}
