package io.aftercare.ticket;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.aftercare.local.platform.LocalPostgres;
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
@TestProfile(DatabaseAwayTest.OwnDatabase.class)
class DatabaseAwayTest {
    public static class OwnDatabase implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(MortalDatabase.class));
        }
    }

    /** Takes the place of the platform's database, and may be ended by a test. */
    public static class MortalDatabase implements QuarkusTestResourceLifecycleManager {
        private static LocalPostgres postgres;

        @Override
        public Map<String, String> start() {
            postgres = LocalPostgres.temporary();
            return Map.of("AFTERCARE_DB_URL", postgres.url());
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void stop() {
            postgres.close();
        }
    }

    @Test
    void aMessageThatCannotBeStoredIsRefusedForNowAndTheServiceSaysThatItIsNotReady() {
        Person lin = Person.customer(Person.newTenant(), "lin-xiao");
        String conversation = lin.startsConversation();

        MortalDatabase.postgres.close();

        for (int attempt = 0; attempt < 3; attempt++) {
            lin.post(Map.of("text", "在吗"), "/v1/conversations/{id}/messages", conversation)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:aftercare:problem:store-unavailable"));
            Person.agent("demo").get("/v1/outbox").statusCode(503);
        }
        RestAssured.get("/q/health/ready").then().statusCode(503);
        RestAssured.get("/q/health/live").then().statusCode(200);
    }
}
