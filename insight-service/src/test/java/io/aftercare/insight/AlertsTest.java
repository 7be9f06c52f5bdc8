package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.ReplySent;
import io.aftercare.events.Topic;
import io.aftercare.events.Urgency;
import io.aftercare.insight.log.EventLog;
import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Returns that leave their path, as they are told of. */
@QuarkusTest
class AlertsTest {
    private static final String WINDOW = "from=2026-05-04T00:00:00Z&to=2026-05-05T00:00:00Z";
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    private final Producer producer = new Producer();

    @Inject
    EventLog log;

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
    void anEventOfAKindThatIsUnknownHereDoesNotHoldUpTheOthers() {
        Story newer = new Story("newer");
        Story known = new Story("newer");
        String opened = EventCodec.write(newer.events.getFirst()).replace("\"return\"", "\"teleport\"");
        producer.send(Topic.CASES, opened);
        producer.send(newer.returned("refund>refunding").subList(1, 6));
        producer.send(known.returned("receive>received", "refund>refunding"));

        JsonPath alerts = known.alerts(1);

        assertThat(alerts.getString("items[0].caseId")).isEqualTo(known.caseId.toString());
        // As it came from a newer version it is kept, and can be taken in when this one knows the kind.
        assertThat(new Insights("newer").get("/events").getLong("deadLettered")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aKindThatTheLogHoldsAndThisVersionDoesNotKnowStopsNothing() {
        Story story = new Story("downgraded");
        List<EventEnvelope> events = story.returned("refund>refunding");
        LoggedEvent opened = LoggedEvent.read(EventCodec.write(events.getFirst()));
        LoggedEvent newer = new LoggedEvent(
                opened.id(),
                opened.tenant(),
                opened.type(),
                opened.occurredAt(),
                opened.conversationId(),
                opened.caseId(),
                opened.activity(),
                opened.json().replace("\"return\"", "\"teleport\""));

        log.append(List.of(newer)).await().atMost(Duration.ofSeconds(20));
        producer.send(events.subList(1, events.size()));
        new Insights("downgraded").awaitTotal(events.size());

        story.alerts(0);
    }

    @Test
    void twoInstancesThatAreToldOfOneCaseAtOnceMissNothing() {
        for (int i = 0; i < 30; i++) {
            Story story = new Story("concurrent-" + i);
            List<LoggedEvent> events =
                    story.returned("receive>received", "refund>refunding", "refund_settled>refunded").stream()
                            .map(event -> LoggedEvent.read(EventCodec.write(event)))
                            .toList();
            List<LoggedEvent> odd = new ArrayList<>();
            List<LoggedEvent> even = new ArrayList<>();
            events.forEach(event -> (events.indexOf(event) % 2 == 0 ? even : odd).add(event));

            Uni.join()
                    .all(log.append(odd), log.append(even))
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(20));

            JsonPath alerts = story.alerts(1);
            assertThat(alerts.getString("items[0].kind")).isEqualTo("skipped");
            assertThat(alerts.getString("items[0].activity")).isEqualTo("refund:refunding");
        }
    }

    @Test
    void aCaseThatIsPassedOnASecondTimeIsTold() {
        Story story = new Story("passed-on");
        for (Department to : List.of(Department.QUALITY, Department.QUALITY, Department.FINANCE)) {
            story.add(new CaseAssigned(story.caseId, to, false));
        }
        producer.send(story.events);

        JsonPath alerts = story.alerts(1);

        assertThat(alerts.getString("items[0].kind")).isEqualTo("transferred_again");
        assertThat(alerts.getString("items[0].because")).isEqualTo("customer_service>quality>finance");
    }

    @Test
    void aCaseThatWaitsForACustomerWhoWasAskedNothingIsToldUntilTheQuestionIsThere() {
        Story story = new Story("waiting");
        story.waitsForEvidence();
        EventEnvelope question = story.event(
                Duration.ofMinutes(1),
                new ReplySent(story.conversation, UUID.randomUUID(), UUID.randomUUID(), "agent", 1, List.of(), 1));
        producer.send(story.events);

        assertThat(story.alerts(1).getString("items[0].because")).isEqualTo("nothing_asked");
        producer.send(question);
        story.alerts(0);
    }

    /** Of each kind a quarter, among as many cases that did nothing wrong; events of all come mixed up. */
    @Test
    void plantedDeviationsAreFoundAndWithinSeconds() {
        int each = 25;
        Map<UUID, String> planted = new HashMap<>();
        List<EventEnvelope> all = new ArrayList<>();
        for (int i = 0; i < 8 * each; i++) {
            Story story = new Story("planted");
            switch (i % 8) {
                case 0 -> {
                    planted.put(story.caseId, "skipped");
                    story.returned("receive>received", "refund>refunding", "refund_settled>refunded");
                }
                case 1 -> {
                    planted.put(story.caseId, "skipped");
                    story.returned("refund>refunding");
                }
                case 2 -> {
                    planted.put(story.caseId, "transferred_again");
                    story.add(new CaseAssigned(story.caseId, Department.QUALITY, true));
                    story.add(new CaseAssigned(story.caseId, Department.CUSTOMER_SERVICE, true));
                }
                case 3 -> {
                    planted.put(story.caseId, "false_waiting");
                    story.replied();
                    story.add(new MessageReceived(
                            story.conversation, UUID.randomUUID(), UUID.randomUUID(), "web", 9, false));
                    story.waitsForEvidence();
                }
                case 4 -> story.add(new CaseAssigned(story.caseId, Department.QUALITY, true));
                case 5 -> {
                    story.replied();
                    story.waitsForEvidence();
                }
                default -> story.returned("receive>received", "inspect>inspected", "refund>refunding");
            }
            all.addAll(story.events);
        }
        Collections.shuffle(all, new Random(11));
        Instant sent = Instant.now();
        producer.send(all);
        Insights insights = new Insights("planted");
        insights.awaitTotal(all.size());

        List<Map<String, String>> alerts = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = insights.get("/alerts?limit=100" + cursor + "&" + WINDOW);
            alerts.addAll(page.getList("items"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }

        long right = alerts.stream()
                .filter(alert -> alert.get("kind").equals(planted.get(UUID.fromString(alert.get("caseId")))))
                .map(alert -> alert.get("caseId"))
                .distinct()
                .count();
        assertThat(right).isGreaterThanOrEqualTo(Math.round(planted.size() * 0.99));
        assertThat(alerts).hasSize(planted.size());
        List<Duration> delays = alerts.stream()
                .map(alert -> Duration.between(sent, Instant.parse(alert.get("raisedAt"))))
                .sorted()
                .toList();
        assertThat(delays.get(delays.size() / 2)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theProcessMapIsDrawn() {
        producer.send(new Story("drawn").returned("receive>received"));
        Insights insights = new Insights("drawn");
        insights.awaitTotal(6);
        insights.awaitCube(WINDOW, 1, 6);

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
        private final UUID conversation = UUID.randomUUID();
        private final List<EventEnvelope> events = new ArrayList<>();

        Story(String tenant) {
            this.tenant = tenant;
            add(new CaseOpened(
                    caseId,
                    conversation,
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
            events.add(event(Duration.ZERO, event));
        }

        private EventEnvelope event(Duration later, AftercareEvent event) {
            Instant at = NINE.plus(Duration.ofMinutes(events.size())).plus(later);
            return EventEnvelope.of(event, tenant, "/test", Clock.fixed(at, ZoneOffset.UTC));
        }

        private void replied() {
            add(new ReplySent(conversation, UUID.randomUUID(), UUID.randomUUID(), "agent", 1, List.of(), 1));
        }

        private void waitsForEvidence() {
            add("take_up>checking");
            add(new CaseStageChanged(
                    caseId, "checking", "awaiting_evidence", "ask_evidence", CaseStatus.WAITING_FOR_CUSTOMER, "agent"));
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
