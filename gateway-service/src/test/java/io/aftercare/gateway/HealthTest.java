package io.aftercare.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends GatewayTest {
    private static final String DATA = "checks.find { it.name == 'downstreams' }.data.";

    @Test
    void readiness_names_the_services_that_are_away_and_stays_up_without_them() {
        backstage.intent.goAway();

        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(DATA + "'intent-service'", equalTo("away"))
                .body(DATA + "'ticket-service'", equalTo("ready"))
                .body(DATA + "'reply-service'", equalTo("ready"));
    }

    @Test
    void without_ticket_service_nothing_can_be_stored_and_so_the_gateway_is_not_ready() {
        backstage.ticket.goAway();

        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
    }
}
