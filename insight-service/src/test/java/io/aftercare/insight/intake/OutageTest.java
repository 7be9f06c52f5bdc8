package io.aftercare.insight.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.EventEnvelope;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.local.platform.testing.PlatformResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void eventsWaitForADatabaseThatIsAwayAndNoneIsSkipped() throws SQLException {
        awaitReady();
        try (Producer producer = new Producer()) {
            databaseAway();
            producer.send(events("database-away", 50));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(check("event-log").getString("status")).isEqualTo("DOWN");
                assertThat(check("event-intake").getLong("data.lag")).isEqualTo(50);
            });
            new Insights("database-away")
                    .response("/events")
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("type", equalTo("urn:aftercare:problem:insight-unavailable"));
        } finally {
            databaseBack();
        }

        new Insights("database-away").awaitTotal(50);
        awaitReady();
        assertThat(check("event-intake").getLong("data.lag")).isZero();
    }

    @Test
    void afterABrokerRestartTheIntakeCatchesUp() {
        awaitReady();
        try (Producer producer = new Producer()) {
            producer.send(events("broker-restart", 10));
            new Insights("broker-restart").awaitTotal(10);

            PlatformResource.kafka().stop();
            try {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(check("event-intake").getString("status"))
                                .isEqualTo("DOWN"));
                // What is in the log can still be asked for.
                assertThat(new Insights("broker-restart").get("/events").getLong("total"))
                        .isEqualTo(10);
            } finally {
                PlatformResource.kafka().start();
            }
            producer.send(events("broker-restart", 15));
        }

        new Insights("broker-restart").awaitTotal(25);
        awaitReady();
    }

    private static List<EventEnvelope> events(String tenant, int count) {
        return Stream.generate(() ->
                        EventEnvelope.of(new CaseOrderLinked(UUID.randomUUID()), tenant, "/test", Clock.systemUTC()))
                .limit(count)
                .toList();
    }

    private static void awaitReady() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private static JsonPath check(String name) {
        return given().get("/q/health/ready")
                .then()
                .extract()
                .jsonPath()
                .setRootPath("checks.find { it.name == '" + name + "' }");
    }

    private static void databaseAway() throws SQLException {
        administer("alter role aftercare nologin");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'aftercare'");
    }

    private static void databaseBack() throws SQLException {
        administer("alter role aftercare login");
    }

    private static void administer(String sql) throws SQLException {
        String url =
                "jdbc:postgresql://localhost:" + PlatformResource.postgres().port() + "/postgres?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
