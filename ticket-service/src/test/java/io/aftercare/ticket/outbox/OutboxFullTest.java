package io.aftercare.ticket.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.aftercare.local.platform.testing.PlatformResource;
import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OutboxFullTest.Small.class)
class OutboxFullTest {
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aftercare.outbox.max-waiting", "20");
        }
    }

    @Test
    void whatNoLongerFitsIsRefusedUnstoredAndEverythingAcknowledgedArrivesWhenTheBrokerReturns() {
        String tenant = Person.newTenant();
        Person lin = Person.customer(tenant, "lin-xiao");
        String conversation = lin.startsConversation();
        await().untilAsserted(() -> Person.agent(tenant).get("/v1/outbox").body("waiting", equalTo(0)));
        PlatformResource.kafka().stop();

        List<String> acknowledged = new ArrayList<>();
        Response refused = await().atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            Response answer = lin.asks()
                                    .body(Map.of("text", "在吗"))
                                    .post("/v1/conversations/{id}/messages", conversation);
                            if (answer.statusCode() == 201) {
                                acknowledged.add(answer.path("id"));
                            }
                            return answer;
                        },
                        answer -> answer.statusCode() != 201);
        refused.then()
                .statusCode(503)
                .header("Retry-After", "30")
                .body("type", equalTo("urn:aftercare:problem:outbox-full"));
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(19);
        lin.get("/v1/conversations/{id}", conversation).statusCode(200).body("messages", hasSize(acknowledged.size()));
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'event-broker' }.data.full", equalTo(true));

        PlatformResource.kafka().start();

        try (PublishedEvents published = new PublishedEvents(tenant)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> published.json().size() == acknowledged.size() + 1);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> lin.post(Map.of("text", "还在吗"), "/v1/conversations/{id}/messages", conversation)
                        .statusCode(201));
    }
}
