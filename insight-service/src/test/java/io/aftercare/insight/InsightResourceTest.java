package io.aftercare.insight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.testing.History;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.insight.testing.Tokens;
import io.aftercare.web.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a small history that can be counted by hand; see {@link History}. */
@QuarkusTest
class InsightResourceTest {
    private static final History HISTORY = new History("merchant");
    private static final String WINDOW = "from=2026-05-04T00:00:00Z&to=2026-05-07T00:00:00Z";

    private final Insights insights = new Insights("merchant");

    @BeforeEach
    void theHistoryIsInTheLog() {
        if (insights.get("/events").getLong("total") == 0) {
            try (Producer producer = new Producer()) {
                producer.send(HISTORY.inTheWrongOrder());
            }
            insights.awaitTotal(HISTORY.events().size());
            insights.awaitCube(WINDOW, 2, 11);
        }
    }

    @Test
    void volumesAreCountedByKindAndByDay() {
        JsonPath volumes = insights.get("/volumes?" + WINDOW);

        assertThat(volumes.getLong("conversations")).isEqualTo(3);
        assertThat(volumes.getLong("messages")).isEqualTo(4);
        assertThat(volumes.getLong("replies")).isEqualTo(3);
        assertThat(volumes.getLong("cases")).isEqualTo(2);
        assertThat(volumes.getLong("handoffs")).isEqualTo(1);
        assertThat(volumes.getMap("casesByKind")).isEqualTo(Map.of("return", 1, "logistics", 1));
        assertThat(volumes.getList("series.start"))
                .isEqualTo(List.of("2026-05-04T00:00:00Z", "2026-05-05T00:00:00Z", "2026-05-06T00:00:00Z"));
        assertThat(volumes.getList("series.messages")).isEqualTo(List.of(3, 1, 0));
        assertThat(volumes.getList("series.cases")).isEqualTo(List.of(1, 1, 0));
        assertThat(volumes.getList("series.replies")).isEqualTo(List.of(3, 0, 0));
    }

    @Test
    void aWindowIncludesItsBeginningButNotItsEnd() {
        assertThat(insights.get("/volumes?from=2026-05-04T09:00:00Z&to=2026-05-04T09:10:00Z&bucket=hour")
                        .getLong("messages"))
                .isEqualTo(1);
        assertThat(insights.get("/volumes?from=2026-05-04T09:00:00.001Z&to=2026-05-04T09:10:00.001Z&bucket=hour")
                        .getLong("messages"))
                .isEqualTo(1);
    }

    @Test
    void intentsAreSharesOfTheMessagesThatWereUnderstood() {
        JsonPath intents = insights.get("/intents?" + WINDOW);

        assertThat(intents.getList("items.name"))
                .isEqualTo(List.of("return.request", "logistics.where_is_it", "out_of_scope"));
        assertThat(intents.getList("items.count")).isEqualTo(List.of(2, 1, 1));
        assertThat(intents.getList("items.share")).isEqualTo(List.of(0.5f, 0.25f, 0.25f));
    }

    @Test
    void timesRunFromAMessageToItsReplyAndFromACaseToItsFirstResolution() {
        JsonPath times = insights.get("/times?" + WINDOW);

        assertThat(times.getMap("firstResponse"))
                .isEqualTo(Map.of("count", 3, "p50Seconds", 4.0f, "p95Seconds", 5.8f, "p99Seconds", 5.96f));
        assertThat(times.getMap("resolution.byKind.return"))
                .isEqualTo(Map.of("count", 1, "p50Seconds", 10800.0f, "p95Seconds", 10800.0f, "p99Seconds", 10800.0f));
        assertThat(times.getLong("resolution.count")).isEqualTo(2);
        assertThat(times.getDouble("resolution.p50Seconds")).isEqualTo(7200);
        assertThat(times.getDouble("resolution.p95Seconds")).isEqualTo(10440);
        assertThat(times.getDouble("resolution.p99Seconds")).isEqualTo(10728);
    }

    @Test
    void theProcessMapFollowsWholeCases() {
        JsonPath map = insights.get("/process-map?" + WINDOW);

        assertThat(map.getLong("cases")).isEqualTo(2);
        assertThat(map.getLong("events")).isEqualTo(11);
        assertThat(map.getMap("starts")).isEqualTo(Map.of("case.opened", 2));
        assertThat(map.getMap("ends")).isEqualTo(Map.of("case.status_changed:resolved", 2));
        assertThat(map.getMap("activities.find { it.name == 'case.status_changed:in_progress' }"))
                .containsEntry("count", 2);
        assertThat(map.getMap("edges.find { it.from == 'case.opened' && it.to == 'task.created:quality' }"))
                .containsEntry("count", 1)
                .containsEntry("p50Seconds", 0.0f);
        // The return is resolved 2 h after it was taken up, and again 30 min after it was reopened.
        assertThat(map.getMap("edges.find { it.from == 'case.status_changed:in_progress' }"))
                .isEqualTo(Map.of(
                        "from",
                        "case.status_changed:in_progress",
                        "to",
                        "case.status_changed:resolved",
                        "count",
                        2,
                        "p50Seconds",
                        4500.0f,
                        "p95Seconds",
                        6930.0f,
                        "meanSeconds",
                        4500.0f));
    }

    @Test
    void theProcessMapOfAKindHasOnlyItsCases() {
        JsonPath map = insights.get("/process-map?kind=logistics&" + WINDOW);

        assertThat(map.getLong("cases")).isEqualTo(1);
        assertThat(map.getList("activities.name"))
                .containsExactlyInAnyOrder("case.opened", "task.created:logistics", "case.status_changed:resolved");
    }

    @Test
    void theHistoryOfACaseIsToldInItsOrder() {
        JsonPath events = insights.get("/cases/{id}/events", HISTORY.returnCase());

        assertThat(events.getList("items.type"))
                .isEqualTo(List.of(
                        "case.opened",
                        "task.created",
                        "task.created",
                        "promise.made",
                        "case.status_changed",
                        "case.status_changed",
                        "case.status_changed",
                        "case.status_changed"));
        assertThat(events.getList("items.data.department")).startsWith("customer_service", "quality", "logistics");
        assertThat(events.getString("items[0].time")).isEqualTo("2026-05-04T09:00:00.100Z");
        assertThat(events.getString("items[0].data.kind")).isEqualTo(CaseKind.RETURN.code());
    }

    @Test
    void anotherTenantSeesNothing() {
        Insights other = new Insights("competitor");

        assertThat(other.get("/events").getLong("total")).isZero();
        assertThat(other.get("/events").getMap("byType")).isEmpty();
        assertThat(other.get("/volumes?" + WINDOW).getLong("messages")).isZero();
        assertThat(other.get("/intents?" + WINDOW).getList("items")).isEmpty();
        assertThat(other.get("/times?" + WINDOW).getMap("firstResponse")).isEqualTo(Map.of("count", 0));
        assertThat(other.get("/times?" + WINDOW).getMap("resolution"))
                .isEqualTo(Map.of("count", 0, "byKind", Map.of()));
        assertThat(other.get("/process-map?" + WINDOW).getLong("cases")).isZero();
        other.response("/cases/{id}/events", HISTORY.returnCase())
                .statusCode(404)
                .body("type", equalTo("urn:aftercare:problem:case-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"019ab000-0000-7000-8000-00000000ffff", "no-id"})
    void anUnknownCaseIsNotFound(String caseId) {
        insights.response("/cases/{id}/events", caseId)
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:case-not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "/volumes?from=yesterday, window-invalid",
        "/volumes?from=2026-05-04, window-invalid",
        "/times?to=%2B1000000000-12-31T00:00:00Z, window-invalid",
        "/times?from=1815-12-10T00:00:00Z, window-invalid",
        "/intents?from=2026-05-07T00:00:00Z&to=2026-05-04T00:00:00Z, window-empty",
        "/process-map?from=2026-05-04T00:00:00Z&to=2026-05-04T00:00:00Z, window-empty",
        "/process-map?kind=wish, kind-unknown",
        "/volumes?bucket=minute, bucket-unknown",
        "/volumes?from=2020-01-01T00:00:00Z&bucket=hour, window-too-long",
    })
    void whatCannotBeAskedIsAProblem(String path, String type) {
        insights.response(path)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:" + type))
                .body("detail", containsString(" "));
    }

    @Test
    void withoutAWindowTheLast30DaysAreMeant() {
        insights.response("/volumes")
                .statusCode(200)
                .body("series", hasSize(31))
                .body("messages", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/volumes",
                "/intents",
                "/times",
                "/process-map",
                "/kpis",
                "/alerts",
                "/recommendations",
                "/staffing",
                "/cases/no-id/events"
            })
    void figuresAreForStaffAndServices(String path) {
        status(null, path, 401);
        status("no-token", path, 401);
        status(Tokens.of("merchant", Role.CUSTOMER), path, 403);
        status(Tokens.of(null, Role.MANAGER), "/events", 403);
        for (String role : List.of(Role.AGENT, Role.MANAGER, Role.ADMIN)) {
            status(Tokens.of("merchant", role), "/events", 200);
        }
    }

    @Test
    void aServiceNamesTheTenantForWhichItAsks() {
        String service = Tokens.of("merchant", Role.SERVICE);

        status(service, "/events", 403);
        given().auth()
                .oauth2(service)
                .header("X-Aftercare-Tenant", "merchant")
                .get("/v1/insights/events")
                .then()
                .statusCode(200)
                .body("total", equalTo(HISTORY.events().size()));
    }

    private static void status(String token, String path, int status) {
        (token == null ? given() : given().auth().oauth2(token))
                .get("/v1/insights" + path)
                .then()
                .statusCode(status)
                .contentType(containsString("json"));
    }
}
