package io.aftercare.ticket.outbox;

import static org.hamcrest.Matchers.equalTo;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerAwayAtStartTest.NoBroker.class)
class BrokerAwayAtStartTest {
    public static class NoBroker implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(NowhereResource.class));
        }
    }

    /** Starts after the platform and names another broker, which does not even have an address. */
    public static class NowhereResource implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("KAFKA_BOOTSTRAP_SERVERS", "no-such-host.invalid:9092");
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void stop() {}
    }

    @Test
    void theServiceStartsAndTakesMessagesButSaysThatItIsNotReady() {
        Person lin = Person.customer(Person.newTenant(), "lin-xiao");

        lin.writes(lin.startsConversation(), "在吗");

        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'event-broker' }.status", equalTo("DOWN"));
    }
}
