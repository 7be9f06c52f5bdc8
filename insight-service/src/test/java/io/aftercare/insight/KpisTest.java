package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.Urgency;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four cases of one morning that can be counted by hand. */
@QuarkusTest
class KpisTest {
    private static final String WINDOW = "from=2026-05-04T00:00:00Z&to=2026-05-05T00:00:00Z";
    private static final List<EventEnvelope> MORNING = new ArrayList<>();

    static {
        UUID returned = opened("09:00", CaseKind.RETURN, ComplaintCategory.PRODUCT_QUALITY);
        moved("11:00", returned, CaseStatus.OPEN, CaseStatus.RESOLVED);
        moved("12:00", returned, CaseStatus.RESOLVED, CaseStatus.IN_PROGRESS);
        at("12:30", new SlaBroken(returned, "resolution", Instant.EPOCH));
        at("12:31", new SlaBroken(returned, "next_response", Instant.EPOCH));
        moved("13:00", returned, CaseStatus.IN_PROGRESS, CaseStatus.CLOSED);
        at("13:00", kept(returned, false));
        at("13:00", kept(returned, true));
        at("13:00", new PromiseBroken(returned, UUID.randomUUID(), UUID.randomUUID(), "call", Instant.EPOCH));

        UUID again = opened("09:30", CaseKind.RETURN, null);
        moved("10:30", again, CaseStatus.OPEN, CaseStatus.RESOLVED);

        opened("10:00", CaseKind.RETURN, null);

        UUID conversation = UUID.randomUUID();
        UUID parcel = opened("10:30", CaseKind.LOGISTICS, null, conversation);
        at("10:31", new HandoffRequested(conversation, UUID.randomUUID(), "asked_for_person", Instant.EPOCH));
        moved("10:40", parcel, CaseStatus.OPEN, CaseStatus.CANCELLED);
    }

    private final Insights insights = new Insights("kpis");

    @BeforeEach
    void theMorningIsInTheLog() {
        if (insights.get("/events").getLong("total") == 0) {
            try (Producer producer = new Producer()) {
                producer.send(MORNING.reversed());
            }
            insights.awaitTotal(MORNING.size());
        }
    }

    @Test
    void allCasesOfTheWindowAreFollowedToTheirEnd() {
        JsonPath kpis = insights.get("/kpis?" + WINDOW);

        assertThat(kpis.getMap("all"))
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("cases", 4),
                        Map.entry("complaints", 1),
                        Map.entry("returns", 3),
                        Map.entry("open", 1),
                        Map.entry("resolved", 2),
                        Map.entry("reopened", 1),
                        Map.entry("handedOff", 1),
                        Map.entry("termsBroken", 1),
                        Map.entry("promisesKept", 2),
                        Map.entry("promisesLate", 1),
                        Map.entry("promisesBroken", 1),
                        Map.entry("automated", 0),
                        Map.entry("settledAWeek", 2),
                        Map.entry("complaintRate", 0.25f),
                        Map.entry("returnRate", 0.75f),
                        Map.entry("reopenRate", 0.5f),
                        Map.entry("handoffRate", 0.25f),
                        Map.entry("termsKeptRate", 0.75f),
                        Map.entry("promisesKeptRate", 0.6666667f),
                        Map.entry("automatedRate", 0.0f),
                        Map.entry(
                                "resolution",
                                Map.of(
                                        "count",
                                        2,
                                        "p50Seconds",
                                        5400.0f,
                                        "p95Seconds",
                                        7020.0f,
                                        "p99Seconds",
                                        7164.0f))));
        assertThat(kpis.getMap("all")).doesNotContainKeys("satisfactionRate", "costPerCase");
        assertThat(kpis.getInt("all.firstResponse.count")).isZero();
        assertThat(kpis.getInt("all.age.count")).isEqualTo(1);
    }

    @Test
    void theCasesBehindAFigureComePageByPage() {
        JsonPath first = insights.get("/kpis/cases/cases?limit=3&" + WINDOW);
        JsonPath rest =
                insights.get("/kpis/cases/cases?limit=3&cursor={cursor}&" + WINDOW, first.getString("nextCursor"));

        assertThat(first.getList("items.openedAt"))
                .containsExactly("2026-05-04T10:30:00Z", "2026-05-04T10:00:00Z", "2026-05-04T09:30:00Z");
        assertThat(rest.getList("items.openedAt")).containsExactly("2026-05-04T09:00:00Z");
        assertThat(rest.getString("nextCursor")).isNull();
        assertThat(insights.get("/kpis/handedOff/cases?" + WINDOW).getList("items.kind"))
                .containsExactly("logistics");
        assertThat(insights.get("/kpis/open/cases?kind=return&" + WINDOW).getList("items.openedAt"))
                .containsExactly("2026-05-04T10:00:00Z");
        insights.response("/kpis/moon/cases").statusCode(404);
        insights.response("/kpis/open/cases?cursor=none")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:cursor-invalid"));
    }

    @Test
    void everyFigureHasCasesBehindIt() {
        JsonPath all = insights.get("/kpis?" + WINDOW);
        for (String name : List.of(
                "cases",
                "complaints",
                "returns",
                "open",
                "resolved",
                "reopened",
                "handedOff",
                "termsBroken",
                "automated",
                "automatedConfirmed",
                "settledAWeek",
                "automatedDurable")) {
            assertThat(insights.get("/kpis/" + name + "/cases?limit=100&" + WINDOW)
                            .getList("items"))
                    .as(name)
                    .hasSize(all.getInt("all." + name));
        }
    }

    @Test
    void figuresAreForSpreadsheetsToo() {
        String csv = insights.response("/kpis.csv?by=kind&" + WINDOW)
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst()).startsWith("kind,cases,complaints,returns,open");
        assertThat(lines.get(1)).startsWith("*,4,1,3,1,2");
        assertThat(lines.get(2)).startsWith("return,3,1,3,1,2");
        assertThat(lines).hasSize(4);
    }

    @Test
    void segmentsAddUpToAll() {
        JsonPath byKind = insights.get("/kpis?" + WINDOW);
        JsonPath byComplaint = insights.get("/kpis?by=complaint&" + WINDOW);

        assertThat(byKind.getList("segments.value")).containsExactly("return", "logistics");
        assertThat(byKind.getList("segments.cases")).containsExactly(3, 1);
        assertThat(byKind.getList("segments.handedOff")).containsExactly(0, 1);
        assertThat(byComplaint.getList("segments.value")).containsExactly(null, "product_quality");
        assertThat(byComplaint.getList("segments.cases")).containsExactly(3, 1);
    }

    @Test
    void withoutCasesThereAreNoRates() {
        JsonPath kpis = insights.get("/kpis?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z");

        assertThat(kpis.getInt("all.cases")).isZero();
        assertThat(kpis.getMap("all")).doesNotContainKeys("complaintRate", "reopenRate", "promisesKeptRate");
        assertThat(kpis.getList("segments")).isEmpty();
        insights.response("/kpis?by=moon")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:segment-unknown"));
        assertThat(new Insights("bystander").get("/kpis?" + WINDOW).getInt("all.cases"))
                .isZero();
    }

    private static UUID opened(String time, CaseKind kind, ComplaintCategory complaint) {
        return opened(time, kind, complaint, UUID.randomUUID());
    }

    private static UUID opened(String time, CaseKind kind, ComplaintCategory complaint, UUID conversation) {
        UUID caseId = UUID.randomUUID();
        at(
                time,
                new CaseOpened(
                        caseId,
                        conversation,
                        kind,
                        complaint,
                        "return.request",
                        Department.CUSTOMER_SERVICE,
                        Urgency.NORMAL,
                        true,
                        Instant.EPOCH));
        return caseId;
    }

    private static void moved(String time, UUID caseId, CaseStatus from, CaseStatus to) {
        at(time, new CaseStatusChanged(caseId, from, to, "work", "agent"));
    }

    private static AftercareEvent kept(UUID caseId, boolean late) {
        return new PromiseKept(
                caseId,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "refund_by",
                Instant.EPOCH,
                Instant.EPOCH,
                "refund.settled",
                late);
    }

    private static void at(String time, AftercareEvent event) {
        Clock clock = Clock.fixed(Instant.parse("2026-05-04T" + time + ":00Z"), ZoneOffset.UTC);
        MORNING.add(EventEnvelope.of(event, "kpis", "/test", clock));
    }
}
