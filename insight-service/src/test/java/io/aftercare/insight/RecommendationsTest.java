package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sixty returns, of which half are checked by a department that may take longer than the other. */
@QuarkusTest
class RecommendationsTest {
    private static final String PATH = "/recommendations?from=2026-05-04T00:00:00Z&to=2026-05-06T00:00:00Z";
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    private final Producer producer = new Producer();
    private final Random random = new Random(5);

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void theStageWhereADepartmentHoldsCasesUpIsNamedWithItsCostAndItsCases() {
        List<EventEnvelope> events = returns("slow", 10);
        producer.send(events);
        Insights insights = new Insights("slow");
        insights.awaitTotal(events.size());

        JsonPath advice = insights.get(PATH);

        assertThat(advice.getList("items")).hasSize(1);
        assertThat(advice.getString("items[0].kind")).isEqualTo("bottleneck");
        assertThat(advice.getString("items[0].stage")).isEqualTo("checking");
        assertThat(advice.getString("items[0].attribute")).isEqualTo("department");
        assertThat(advice.getString("items[0].value")).isEqualTo("quality");
        assertThat(advice.getInt("items[0].visits")).isEqualTo(30);
        assertThat(advice.getInt("items[0].comparable")).isEqualTo(30);
        assertThat(advice.getDouble("items[0].savedPerVisit.lowSeconds")).isPositive();
        assertThat(advice.getDouble("items[0].savedPerVisit.level")).isEqualTo(0.8);
        assertThat(advice.getDouble("items[0].savedHours"))
                .isCloseTo(30 * advice.getDouble("items[0].savedPerVisit.seconds") / 3600, within(0.01));
        assertThat(advice.getList("items[0].cases")).hasSize(5);
        // The same cases give the same advice.
        assertThat(insights.get(PATH).getList("items")).isEqualTo(advice.getList("items"));
    }

    @Test
    void whereACaseWasSettledBeforeItWasTakenUpAgainNobodyWaited() {
        List<EventEnvelope> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID caseId = UUID.randomUUID();
            boolean quality = i % 2 == 0;
            Instant opened = NINE.plus(Duration.ofMinutes(i));
            Instant refused = opened.plusSeconds(60);
            events.add(event("settled", opened, opened(caseId, quality)));
            events.add(event(
                    "settled",
                    refused,
                    new CaseStageChanged(caseId, "requested", "refused", "refuse", CaseStatus.RESOLVED, "agent")));
            events.add(event(
                    "settled", refused.plus(about(quality ? 10 : 1)), moved(caseId, "refused", "reopen", "checking")));
        }
        producer.send(events);
        Insights insights = new Insights("settled");
        insights.awaitTotal(events.size());

        assertThat(insights.get(PATH).getList("items")).isEmpty();
    }

    @Test
    void whereAllAreHeldUpAlikeNothingIsAdvised() {
        List<EventEnvelope> events = returns("alike", 1);
        producer.send(events);
        Insights insights = new Insights("alike");
        insights.awaitTotal(events.size());

        assertThat(insights.get(PATH).getList("items")).isEmpty();
        insights.response("/recommendations?from=never").statusCode(400);
    }

    private List<EventEnvelope> returns(String tenant, double slower) {
        List<EventEnvelope> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID caseId = UUID.randomUUID();
            boolean quality = i % 2 == 0;
            Instant opened = NINE.plus(Duration.ofMinutes(i));
            Instant taken = opened.plus(about(1));
            events.add(event(tenant, opened, opened(caseId, quality)));
            events.add(event(tenant, taken, moved(caseId, "requested", "take_up", "checking")));
            events.add(event(tenant, taken.plusSeconds(1), moved(caseId, "checking", "record_evidence", "checking")));
            // A quarter is refused, or they would be named as what could be granted without anybody.
            boolean refused = i % 8 < 2;
            events.add(event(
                    tenant,
                    taken.plus(about(quality ? slower : 1)),
                    moved(caseId, "checking", refused ? "refuse" : "approve", refused ? "refused" : "approved")));
        }
        return events;
    }

    /** Half an hour to an hour and a half, so many times. */
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
