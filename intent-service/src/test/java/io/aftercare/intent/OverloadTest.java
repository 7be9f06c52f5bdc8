package io.aftercare.intent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One place and no patience: what cannot be read at once is refused. */
@QuarkusTest
@TestProfile(OverloadTest.OnePlace.class)
class OverloadTest {
    private static final Map<String, Object> MESSAGE = Map.of("text", "我收到的商品有质量问题，要求退货。".repeat(20));

    public static class OnePlace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aftercare.models.concurrency", "1", "aftercare.models.max-wait", "0ms");
        }
    }

    private static Response understand() {
        return given().contentType("application/json").body(MESSAGE).post("/v1/understand");
    }

    @Test
    void refusalsAreNamedAndTellWhenToComeBack() throws Exception {
        Callable<Response> call = OverloadTest::understand;
        try (var callers = Executors.newFixedThreadPool(16)) {
            List<Future<Response>> answers = callers.invokeAll(Collections.nCopies(64, call));

            int refused = 0;
            for (Future<Response> answer : answers) {
                Response response = answer.get();
                assertThat(response.statusCode()).isIn(200, 503);
                if (response.statusCode() == 503) {
                    refused++;
                    response.then()
                            .header("Retry-After", is("1"))
                            .contentType("application/problem+json")
                            .body("type", is("urn:aftercare:problem:intent-overloaded"));
                }
            }
            assertThat(refused).isPositive();
        }
        assertThat(understand().statusCode()).as("served again").isEqualTo(200);
    }
}
