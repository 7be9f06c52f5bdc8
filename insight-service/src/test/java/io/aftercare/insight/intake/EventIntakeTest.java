package io.aftercare.insight.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.EventType;
import io.aftercare.events.GoldenEvents;
import io.aftercare.events.Topic;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventIntakeTest {
    @ConfigProperty(name = "mp.messaging.incoming.events.topics")
    List<String> topics;

    private final Producer producer = new Producer();

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void everyTopicIsConsumed() {
        assertThat(topics)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::topicName).toList());
    }

    @Test
    void everyGoldenEventIsReadAndStored() {
        Insights insights = new Insights("golden");

        for (EventType type : EventType.values()) {
            producer.send(topicOf(type), golden(type, "golden", UUID.randomUUID()));
        }

        insights.awaitTotal(EventType.values().length);
        assertThat(insights.get("/events").getMap("byType"))
                .isEqualTo(Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::typeName, type -> 1)));
        assertThat(insights.get("/events").getString("lastEventAt")).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(insights.get("/cases/019ab000-0000-7000-8000-000000000003/events")
                        .getList("items.type", String.class))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> GoldenEvents.json(type).contains("\"caseId\": \""))
                        .map(EventType::typeName)
                        .toList());
    }

    @Test
    void anEventThatIsDeliveredAgainCountsOnce() {
        Insights insights = new Insights("twice");
        EventEnvelope first = linked("twice");
        EventEnvelope second = linked("twice");

        producer.send(List.of(first, second, first, first));
        insights.awaitDuplicates(2);
        producer.send(first);
        insights.awaitDuplicates(3);

        assertThat(insights.get("/events").getLong("total")).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsADeadLetterWithItsReasonAndTheStreamGoesOn() {
        Insights insights = new Insights("damaged");
        String good = golden(EventType.CASE_ORDER_LINKED, "damaged", UUID.randomUUID());
        byte[] notUtf8 = {'{', (byte) 0xff, '}'};
        try (DeadLetterTopics dead = new DeadLetterTopics()) {
            producer.send(Topic.CASES, "no json at all");
            producer.send(Topic.CASES, good.replace("case.order_linked", "case.exploded"));
            producer.send(Topic.CASES, good.replace("2026-01-02", "9999-01-02"));
            producer.send(Topic.CASES, good.replace("\"caseId\"", "\"otherId\""));
            producer.send(Topic.CASES, notUtf8);
            producer.send(Topic.CASES, (byte[]) null);
            producer.send(Topic.LEARNING, good.replace("\"source\"", "\"origin\""));
            producer.send(Topic.CASES, good);

            insights.awaitTotal(1);
            await().untilAsserted(() -> assertThat(dead.reasons())
                    .contains(
                            "aftercare.cases.dlq: unknown event type case.exploded",
                            "aftercare.cases.dlq: attribute time is outside 2000-01-01T00:00:00Z to 2100-01-01T00:00:00Z",
                            "aftercare.cases.dlq: data.caseId is missing",
                            "aftercare.cases.dlq: the record is not UTF-8",
                            "aftercare.cases.dlq: the record has no value",
                            "aftercare.learning.dlq: attribute source is missing")
                    .anyMatch(reason -> reason.startsWith("aftercare.cases.dlq: Unrecognized token")));
            assertThat(dead.values()).anyMatch(value -> Arrays.equals(value, notUtf8));
        }
        // Seven, and those that name nobody are anybody's.
        await().untilAsserted(() ->
                assertThat(insights.get("/events").getLong("deadLettered")).isGreaterThanOrEqualTo(7));
        assertThat(new Insights("bystander").get("/events").getLong("deadLettered"))
                .isLessThan(insights.get("/events").getLong("deadLettered"));
    }

    @Test
    void anEventFromTheFutureOrOfAMegabyteIsADeadLetterAndTheStreamGoesOn() {
        Insights insights = new Insights("oversized");
        String good = golden(EventType.CASE_STATUS_CHANGED, "oversized", UUID.randomUUID());
        String future = golden(EventType.CASE_STATUS_CHANGED, "oversized", UUID.randomUUID())
                .replace("2026-01-02T03:04:05.678Z", "2077-01-02T03:04:05.678Z");
        // With its reason it would not fit on its dead-letter topic.
        String megabyte = golden(EventType.CASE_STATUS_CHANGED, "oversized", UUID.randomUUID())
                .replace("task_started", "x".repeat(1_047_000));
        try (DeadLetterTopics dead = new DeadLetterTopics()) {
            producer.send(Topic.CASES, future);
            producer.send(Topic.CASES, megabyte);
            producer.send(Topic.CASES, good);

            insights.awaitTotal(1);
            await().untilAsserted(() -> assertThat(dead.reasons())
                    .anyMatch(
                            reason -> reason.startsWith(
                                    "aftercare.cases.dlq: attribute time is in the future: 2077-01-02T03:04:05.678Z, and it is "))
                    .anyMatch(reason -> reason.matches(
                            "aftercare.cases.dlq: the record has 1047\\d\\d\\d bytes, and no event more than 262144")));
        }
    }

    @Test
    void whatTheDatabaseRefusesIsADeadLetterAndItsNeighboursAreStored() {
        Insights insights = new Insights("refused");
        String good = golden(EventType.CASE_STATUS_CHANGED, "refused", UUID.randomUUID());
        String withNul = golden(EventType.CASE_STATUS_CHANGED, "refused", UUID.randomUUID())
                .replace("task_started", "task\\u0000started");

        producer.send(Topic.CASES, withNul);
        producer.send(Topic.CASES, good);

        insights.awaitTotal(1);
        await().untilAsserted(() ->
                assertThat(insights.get("/events").getLong("deadLettered")).isPositive());
    }

    @Test
    void eventsOfACaseAreInTheirOrderHoweverTheyArrive() {
        UUID caseId = UUID.randomUUID();
        List<EventEnvelope> events = IntStream.range(0, 20)
                .mapToObj(n -> EventEnvelope.of(new CaseOrderLinked(caseId), "reordered", "/test", Clock.systemUTC()))
                .toList();
        List<EventEnvelope> arriving = new ArrayList<>(events);
        Collections.reverse(arriving);

        producer.send(arriving);

        new Insights("reordered").awaitTotal(20);
        assertThat(new Insights("reordered").get("/cases/{id}/events", caseId).getList("items.id", String.class))
                .isEqualTo(events.stream().map(event -> event.id().toString()).toList());
    }

    @Test
    void progressIsMeasured() {
        producer.send(linked("measured"));
        new Insights("measured").awaitTotal(1);

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .containsPattern("aftercare_insight_events_total\\{type=\"case.order_linked\"} [1-9]")
                .contains("aftercare_insight_duplicates_total", "aftercare_insight_lag");
    }

    private static EventEnvelope linked(String tenant) {
        return EventEnvelope.of(new CaseOrderLinked(UUID.randomUUID()), tenant, "/test", Clock.systemUTC());
    }

    private static String golden(EventType type, String tenant, UUID id) {
        return GoldenEvents.json(type)
                .replace("\"tenant\": \"demo\"", "\"tenant\": \"" + tenant + "\"")
                .replace("019ab000-0000-7000-8000-000000000100", id.toString());
    }

    private static Topic topicOf(EventType type) {
        return EventCodec.read(GoldenEvents.json(type)).data().topic();
    }
}
