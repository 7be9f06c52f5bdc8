package io.aftercare.insight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Urgency;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.insight.testing.Tokens;
import io.aftercare.web.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Returns that one department holds up, and what managers decide about it. */
@QuarkusTest
class DecisionsTest {
    private static final String PATH = "/recommendations?from=2026-05-04T00:00:00Z&to=2026-05-06T00:00:00Z";
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    private final Producer producer = new Producer();
    private final Random random = new Random(5);

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void whatIsRejectedStaysAwayUntilThereIsMarkedlyMoreOfIt() {
        Insights insights = held("rejecting", 0, 60);
        String id = only(insights);

        decide("rejecting", id, "reject", "\"0\"", null, Map.of("reason", "we know"))
                .statusCode(200)
                .header("ETag", "\"1\"");

        assertThat(insights.get(PATH).getList("items")).isEmpty();
        assertThat(insights.get(PATH + "&hidden=true").getString("items[0].status"))
                .isEqualTo("rejected");
        JsonPath one = insights.get("/recommendations/" + id);
        assertThat(one.getString("history[0].decision")).isEqualTo("rejected");
        assertThat(one.getString("history[0].reason")).isEqualTo("we know");
        assertThat(one.getString("history[0].by")).isEqualTo("mia");

        held("rejecting", 60, 80);

        assertThat(only(insights)).isEqualTo(id);
        assertThat(insights.get(PATH).getString("items[0].status")).isEqualTo("open");
    }

    @Test
    void whatIsSnoozedStaysAwayForATimeAndWhatIsAdoptedStays() {
        Insights insights = held("deciding", 0, 60);
        String id = only(insights);
        String soon = Instant.now().plusSeconds(3600).toString();

        decide("deciding", id, "snooze", "\"0\"", "key-1", Map.of("reason", "later", "until", soon))
                .statusCode(200);
        assertThat(insights.get(PATH).getList("items")).isEmpty();

        // Sent again: nothing changes. The same key for something else is refused.
        decide("deciding", id, "snooze", "\"0\"", "key-1", Map.of("reason", "later", "until", soon))
                .statusCode(200)
                .header("ETag", "\"1\"");
        decide("deciding", id, "adopt", "\"1\"", "key-1", Map.of("reason", "now"))
                .statusCode(422);

        decide("deciding", id, "adopt", "\"1\"", "key-2", Map.of("reason", "now"))
                .statusCode(200);
        assertThat(insights.get(PATH).getString("items[0].status")).isEqualTo("adopted");
        assertThat(insights.get("/recommendations/" + id).getList("history")).hasSize(2);
    }

    @Test
    void whoMayNotOrDidNotLookOrAsksForWhatIsNotThereIsRefused() {
        Insights insights = held("refusing", 0, 60);
        String id = only(insights);

        decide("refusing", id, "adopt", null, null, Map.of("reason", "x")).statusCode(428);
        decide("refusing", id, "adopt", "\"7\"", null, Map.of("reason", "x")).statusCode(409);
        decide("refusing", id, "adopt", "\"0\"", null, Map.of("reason", " ")).statusCode(400);
        decide("refusing", id, "snooze", "\"0\"", null, Map.of("reason", "x")).statusCode(400);
        decide("refusing", id, "adopt", "\"0\"", "no spaces", Map.of("reason", "x"))
                .statusCode(400);
        decide("others", id, "adopt", "\"0\"", null, Map.of("reason", "x")).statusCode(404);
        sent(Tokens.of("refusing", Role.AGENT), id, "adopt", "\"0\"", null, Map.of("reason", "x"))
                .statusCode(403);
        insights.response("/recommendations/" + UUID.randomUUID()).statusCode(404);
    }

    private static String only(Insights insights) {
        JsonPath advice = insights.get(PATH);
        assertThat(advice.getList("items")).hasSize(1);
        return advice.getString("items[0].id");
    }

    private static ValidatableResponse decide(
            String tenant, String id, String what, String ifMatch, String key, Map<String, String> body) {
        return sent(Tokens.manager(tenant), id, what, ifMatch, key, body);
    }

    private static ValidatableResponse sent(
            String token, String id, String what, String ifMatch, String key, Map<String, String> body) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON).body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/insights/recommendations/" + id + "/" + what).then();
    }

    /** So many returns more, of which every second is checked by a department that takes ten times as long. */
    private Insights held(String tenant, int before, int more) {
        List<EventEnvelope> events = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            UUID caseId = UUID.randomUUID();
            boolean quality = i % 2 == 0;
            Instant opened = NINE.plus(Duration.ofMinutes(i));
            Instant taken = opened.plus(about(1));
            events.add(event(tenant, opened, opened(caseId, quality)));
            events.add(event(tenant, taken, moved(caseId, "requested", "take_up", "checking")));
            // A quarter is refused, or they would be named as what could be granted without anybody.
            boolean refused = i % 8 < 2;
            events.add(event(
                    tenant,
                    taken.plus(about(quality ? 10 : 1)),
                    moved(caseId, "checking", refused ? "refuse" : "approve", refused ? "refused" : "approved")));
        }
        producer.send(events);
        Insights insights = new Insights(tenant);
        insights.awaitTotal((before + more) * 3L);
        return insights;
    }

    private Duration about(double times) {
        return Duration.ofSeconds(Math.round(3600 * times * (0.5 + random.nextDouble())));
    }

    private static EventEnvelope event(String tenant, Instant at, AftercareEvent event) {
        return EventEnvelope.of(event, tenant, "/test", Clock.fixed(at, ZoneOffset.UTC));
    }

    private static AftercareEvent opened(UUID caseId, boolean quality) {
        return new CaseOpened(
                caseId,
                UUID.randomUUID(),
                CaseKind.RETURN,
                null,
                "return.request",
                quality ? Department.QUALITY : Department.LOGISTICS,
                Urgency.NORMAL,
                true,
                NINE);
    }

    private static AftercareEvent moved(UUID caseId, String from, String command, String to) {
        return new CaseStageChanged(caseId, from, to, command, CaseStatus.IN_PROGRESS, "agent");
    }
}
