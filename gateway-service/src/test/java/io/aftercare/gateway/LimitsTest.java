package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LimitsTest.Tight.class)
class LimitsTest extends GatewayTest {
    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "aftercare.limits.requests-per-second", "1",
                    "aftercare.limits.burst", "5",
                    "aftercare.limits.turns-in-progress", "3",
                    "aftercare.turn.understand-within", "10s");
        }
    }

    @Test
    void who_asks_too_often_is_told_when_to_ask_again_and_others_are_not_held_up() throws Exception {
        List<Response> answers = atOnce(40, () -> as("eager", "customer").get("/v1/cases"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeGreaterThanOrEqualTo(5);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow()
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("1"))
                .header("RateLimit-Limit", equalTo("5"))
                .header("RateLimit-Remaining", equalTo("0"))
                .header("RateLimit-Reset", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:rate-limited"));
        as("patient", "customer").get("/v1/cases").then().statusCode(200).header("RateLimit-Remaining", equalTo("4"));
    }

    @Test
    void when_all_places_are_taken_one_more_is_refused_at_once_and_nothing_is_stored_of_it() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        backstage.intent.behave(request -> {
            goOn.await();
            return null;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> turns = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                turns.add(threads.submit(
                        () -> customer().body("{\"text\":\"你好\"}").post(MESSAGES)));
            }
            Eventually.holds(() -> assertThat(backstage.intent.received).hasSize(3));

            customer()
                    .body("{\"text\":\"你好\"}")
                    .post(MESSAGES)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("type", equalTo("urn:aftercare:problem:too-busy"));
            assertThat(backstage.ticket.messages()).isEqualTo(3);

            backstage.intent.behaveAgain();
            goOn.countDown();
            for (Future<Response> turn : turns) {
                turn.get().then().statusCode(200);
            }
        }
        say("你好").statusCode(200);
    }

    private static List<Response> atOnce(int times, Callable<Response> request) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, request)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
