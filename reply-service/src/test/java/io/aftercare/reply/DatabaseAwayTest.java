package io.aftercare.reply;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.aftercare.local.platform.LocalPostgres;
import io.aftercare.reply.testing.Person;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
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

    /** Takes the place of the shared database, and may be ended by a test. */
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
    void replies_and_searches_go_on_from_memory_and_authors_are_asked_to_come_back() {
        MortalDatabase.postgres.close();

        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "conversationId", "c",
                        "messageId", "m",
                        "tenant", "demo",
                        "text", "怎么申请退货？",
                        "language", "zh",
                        "understanding", Map.of("intents", List.of(Map.of("name", "return.how_to", "confidence", 0.9))),
                        "decision", Map.of("orderState", "none", "asks", List.of("order"))))
                .post("/v1/replies")
                .then()
                .statusCode(200)
                .body("source", equalTo("knowledge"))
                .body("sentences.evidence.flatten().kind", hasItem("knowledge"));
        Person.customer("demo")
                .asks()
                .queryParam("q", "退货运费谁出")
                .get("/v1/knowledge")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo("return-freight"));
        RestAssured.given().get("/q/health/ready").then().statusCode(200);
        Person.manager("demo")
                .asks()
                .body(Map.of("id", "away", "content", Map.of("zh", Map.of("title", "标题", "body", "正文"))))
                .post("/v1/knowledge")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:aftercare:problem:store-unavailable"));
    }
}
