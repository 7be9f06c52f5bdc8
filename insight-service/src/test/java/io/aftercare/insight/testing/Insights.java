package io.aftercare.insight.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** Reads the API as a manager of one tenant. */
public record Insights(String tenant) {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    public JsonPath get(String path, Object... parameters) {
        return response(path, parameters).statusCode(200).extract().jsonPath();
    }

    public ValidatableResponse response(String path, Object... parameters) {
        return given().auth()
                .oauth2(Tokens.manager(tenant))
                .get("/v1/insights" + path, parameters)
                .then();
    }

    public void awaitTotal(long events) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("/events").getLong("total")).isEqualTo(events));
    }

    /** The cube is some hundred milliseconds behind the log; what it has of a window of whole days is told by its map. */
    public void awaitCube(String window, long cases, long events) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath map = get("/process-map?" + window);
            assertThat(map.getLong("cases")).isEqualTo(cases);
            assertThat(map.getLong("events")).isEqualTo(events);
        });
    }

    public void awaitDuplicates(long deliveries) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/events").getLong("duplicates")).isEqualTo(deliveries));
    }
}
