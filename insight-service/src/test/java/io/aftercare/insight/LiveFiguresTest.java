package io.aftercare.insight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.ReplySent;
import io.aftercare.events.Urgency;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.insight.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What clients who look again and again are told: nothing new, or what is new. */
@QuarkusTest
class LiveFiguresTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TestHTTPResource
    URI service;

    @Test
    void figuresComeAtOnceAndWhenTheyChange() throws IOException {
        Queue<JsonNode> told = new ConcurrentLinkedQueue<>();
        UUID caseId = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        try (HttpClient client = HttpClient.newHttpClient();
                Producer producer = new Producer()) {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(client, "live", told));
            await().atMost(PATIENCE).until(() -> !told.isEmpty());

            producer.send(events(
                    "live",
                    new MessageReceived(conversation, UUID.randomUUID(), UUID.randomUUID(), "web", 3, false),
                    opened(caseId, conversation)));
            await().atMost(PATIENCE)
                    .until(() -> told.stream()
                            .anyMatch(figures -> figures.path("open").asInt() == 1));
            producer.send(events(
                    "live",
                    new ReplySent(conversation, UUID.randomUUID(), UUID.randomUUID(), "knowledge", 1, List.of(), 9),
                    new CaseStatusChanged(caseId, CaseStatus.OPEN, CaseStatus.RESOLVED, "done", "shop")));

            await().atMost(PATIENCE)
                    .until(() -> told.stream()
                            .anyMatch(figures -> figures.path("open").asInt() == 0
                                    && figures.path("today").path("cases").asInt() == 1
                                    && figures.path("firstResponse")
                                                    .path("count")
                                                    .asInt()
                                            == 1
                                    && figures.path("resolution").path("count").asInt() == 1));
            client.shutdownNow();
            reading.exceptionally(ended -> null).join();
        }
    }

    @Test
    void whoHasTheFiguresOfThePresentProgressIsToldSo() {
        Insights insights = new Insights("tagged");
        try (Producer producer = new Producer()) {
            producer.send(events("tagged", opened(UUID.randomUUID(), UUID.randomUUID())));
            insights.awaitTotal(1);
            // Until the stream has counted it, too, and within one minute.
            await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(2)).untilAsserted(() -> {
                String tag = volumes("none").header("ETag");
                assertThat(volumes(tag).statusCode()).isEqualTo(304);
            });
            String tag = volumes("none").header("ETag");

            producer.send(events("tagged", opened(UUID.randomUUID(), UUID.randomUUID())));
            insights.awaitTotal(2);

            assertThat(volumes(tag).statusCode()).isEqualTo(200);
            assertThat(volumes(tag).jsonPath().getInt("cases")).isEqualTo(2);
            // What came twice is counted there, which no progress tells of.
            assertThat(insights.response("/events").extract().header("ETag")).isNull();
        }
    }

    private static Response volumes(String tag) {
        return given().auth()
                .oauth2(Tokens.manager("tagged"))
                .header("If-None-Match", tag)
                .get("/v1/insights/volumes");
    }

    private void read(HttpClient client, String tenant, Queue<JsonNode> told) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/insights/live"))
                .header("Authorization", "Bearer " + Tokens.manager(tenant))
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.filter(line -> line.startsWith("data:")).forEach(line -> told.add(json(line.substring(5))));
        } catch (IOException | InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CaseOpened opened(UUID caseId, UUID conversation) {
        return new CaseOpened(
                caseId,
                conversation,
                CaseKind.INQUIRY,
                null,
                "inquiry.other",
                Department.CUSTOMER_SERVICE,
                Urgency.NORMAL,
                false,
                Instant.EPOCH);
    }

    private static List<EventEnvelope> events(String tenant, AftercareEvent... happened) {
        return Stream.of(happened)
                .map(event -> EventEnvelope.of(event, tenant, "/test", Clock.systemUTC()))
                .toList();
    }
}
