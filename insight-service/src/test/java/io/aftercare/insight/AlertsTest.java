package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Returns that leave their path, as they are told of. */
@QuarkusTest
class AlertsTest {
    private static final String WINDOW = "from=2026-05-04T00:00:00Z&to=2026-05-05T00:00:00Z";
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    private final Producer producer = new Producer();

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aRefundWithoutInspectionIsToldWithItsCaseAndWhatWasSkipped() {
        Story story = new Story("skipping");
        producer.send(story.returned("receive>received", "refund>refunding", "refund_settled>refunded"));

        JsonPath alerts = story.alerts(1);

        assertThat(alerts.getString("items[0].caseId")).isEqualTo(story.caseId.toString());
        assertThat(alerts.getString("items[0].caseKind")).isEqualTo("return");
        assertThat(alerts.getString("items[0].kind")).isEqualTo("skipped");
        assertThat(alerts.getString("items[0].activity")).isEqualTo("refund:refunding");
        assertThat(alerts.getList("items[0].skipped")).isEqualTo(List.of("inspect:inspected"));
        assertThat(alerts.getString("items[0].at")).isEqualTo("2026-05-04T09:06:00Z");
        new Insights("skipping")
                .response("/exports/alerts?format=csv&kind=skipped")
                .statusCode(200)
                .body(containsString(story.caseId + ",return,"));
    }

    @Test
    void whatHappensTwiceOrNotAtAllOnThePathIsTold() {
        Story story = new Story("wandering");
        producer.send(story.returned("receive>received", "receive>received", "sing>sung"));

        assertThat(story.alerts(2).getList("items.kind")).containsExactlyInAnyOrder("repeated", "unknown");
    }

    @Test
    void theOrderInWhichEventsAreDeliveredChangesNothing() {
        Story ordered = new Story("ordered");
        Story reversed = new Story("reversed");
        String[] steps = {"receive>received", "refund>refunding", "take_up>checking"};
        producer.send(ordered.returned(steps));
        reversed.returned(steps).reversed().forEach(producer::send);

        List<List<Object>> expected = figures(ordered.alerts(2));

        assertThat(figures(reversed.alerts(2))).isEqualTo(expected);
    }

    @Test
    void anAlertThatALateEventPutsRightIsWithdrawn() {
        Story story = new Story("late");
        List<EventEnvelope> events = story.returned("receive>received", "inspect>inspected", "refund>refunding");
        EventEnvelope inspection = events.get(events.size() - 2);
        producer.send(events.stream().filter(event -> event != inspection).toList());
        story.alerts(1);

        producer.send(inspection);

        story.alerts(0);
    }

    @Test
    void aRedeliveryTellsNothingAgain() {
        Story story = new Story("again");
        List<EventEnvelope> events = story.returned("refund>refunding");
        producer.send(events);
        long first = story.alerts(1).getLong("items[0].id");

        producer.send(events);
        new Insights("again").awaitDuplicates(events.size());

        assertThat(story.alerts(1).getLong("items[0].id")).isEqualTo(first);
    }

    @Test
    void alertsArePagedTheLatestFirst() {
        Story story = new Story("paged");
        producer.send(story.returned("receive>received", "receive>received", "sing>sung"));
        story.alerts(2);
        Insights insights = new Insights("paged");

        JsonPath first = insights.get("/alerts?limit=1&" + WINDOW);
        JsonPath second = insights.get("/alerts?limit=1&cursor=" + first.getString("nextCursor") + "&" + WINDOW);

        assertThat(first.getList("items.kind")).containsExactly("unknown");
        assertThat(second.getList("items.kind")).containsExactly("repeated");
        assertThat(second.getString("nextCursor")).isNull();
        insights.response("/alerts?cursor=no&" + WINDOW)
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:cursor-invalid"));
        assertThat(new Insights("bystander").get("/alerts?" + WINDOW).getList("items"))
                .isEmpty();
    }

    @Test
    void theProcessMapIsDrawn() {
        producer.send(new Story("drawn").returned("receive>received"));
        Insights insights = new Insights("drawn");
        insights.awaitTotal(6);

        insights.response("/process-map.svg?" + WINDOW)
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(containsString("stage_changed:received"), containsString("1 cases, 6 events"));
        insights.response("/process-map.svg?kind=wish&" + WINDOW)
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static List<List<Object>> figures(JsonPath alerts) {
        List<List<Object>> figures = new ArrayList<>();
        for (String field : List.of("kind", "activity", "skipped", "at")) {
            figures.add(alerts.getList("items.sort { it.at }." + field));
        }
        return figures;
    }

    /** A return of one tenant; its steps are a minute apart. */
    private static final class Story {
        private final String tenant;
        private final UUID caseId = UUID.randomUUID();
        private final List<EventEnvelope> events = new ArrayList<>();

        Story(String tenant) {
            this.tenant = tenant;
            add(new CaseOpened(
                    caseId,
                    UUID.randomUUID(),
                    CaseKind.RETURN,
                    null,
                    "return.request",
                    Department.CUSTOMER_SERVICE,
                    Urgency.NORMAL,
                    true,
                    NINE));
        }

        /** Sent back by the customer, and then as told: {@code command>stage}. */
        List<EventEnvelope> returned(String... steps) {
            for (String step : List.of(
                    "take_up>checking",
                    "approve>approved",
                    "arrange_pickup>arranging_pickup",
                    "action_accepted>awaiting_parcel")) {
                add(step);
            }
            for (String step : steps) {
                add(step);
            }
            return List.copyOf(events);
        }

        private void add(String step) {
            String[] parts = step.split(">");
            add(new CaseStageChanged(caseId, "anywhere", parts[1], parts[0], CaseStatus.IN_PROGRESS, "agent"));
        }

        private void add(AftercareEvent event) {
            Instant at = NINE.plus(Duration.ofMinutes(events.size()));
            events.add(EventEnvelope.of(event, tenant, "/test", Clock.fixed(at, ZoneOffset.UTC)));
        }

        JsonPath alerts(int count) {
            Insights insights = new Insights(tenant);
            await().atMost(Duration.ofSeconds(40))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(insights.get("/alerts?" + WINDOW).getList("items"))
                                    .hasSize(count));
            return insights.get("/alerts?" + WINDOW);
        }
    }
}
