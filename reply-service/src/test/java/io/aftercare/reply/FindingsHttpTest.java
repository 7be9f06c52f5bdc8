package io.aftercare.reply;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.aftercare.reply.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FindingsHttpTest {
    private static final Map<String, Object> UNSURE =
            Map.of("intents", List.of(Map.of("name", "order.status", "confidence", 0.4)));
    private final String tenant = Person.newTenant();
    private final Person mia = Person.manager(tenant);

    @Test
    void questions_without_an_article_are_counted_together_and_show_only_what_several_have_said() {
        asks("c-1", "do you paint portraits of pets for Zebediah Quux, phone 13800138000");
        asks("c-2", "do you paint portraits of pets");
        asks("c-2", "do you paint portraits of pets please");

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> mia.asks()
                        .get("/v1/knowledge/gaps?locale=en")
                        .then()
                        .statusCode(200)
                        .body("items.questions.sum()", is(3)));
        mia.asks().get("/v1/knowledge/gaps?locale=en").then().body("items.words.flatten()", is(empty()));

        asks("c-3", "do you paint portraits of pets, or of cats");
        asks("c-4", "do you paint portraits of pets at all");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> mia.asks()
                        .get("/v1/knowledge/gaps?locale=en")
                        .then()
                        .body("items[0].words", hasItem("portrait"))
                        .body("items.words.flatten()", everyItem(not(matchesPattern("zebediah|quux|.*\\d.*")))));
    }

    @Test
    void an_answer_that_waits_for_approval_counts_and_a_correction_is_no_gap() {
        String held = "do you lend out telescopes";
        asks("c-1", held, Map.of("intents", List.of()), Map.of("orderState", "none", "lane", "approval"), List.of());
        asks("c-2", "no, not that order, another one", UNSURE, Map.of("orderState", "none"), List.of("where is A1001"));
        asks("c-3", held);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> mia.asks()
                        .get("/v1/knowledge/gaps?locale=en")
                        .then()
                        .body("items.questions", equalTo(List.of(2))));
    }

    @Test
    void the_shipped_articles_are_examined_in_both_languages() {
        for (String locale : new String[] {"zh", "en"}) {
            mia.asks()
                    .get("/v1/knowledge/contradictions?locale=" + locale)
                    .then()
                    .statusCode(200)
                    .body("items.against", everyItem(is(oneOf("article", "policy"))));
            mia.asks().get("/v1/knowledge/duplicates?locale=" + locale).then().statusCode(200);
        }
        Person.customer(tenant).asks().get("/v1/knowledge/gaps").then().statusCode(403);
    }

    @Test
    void the_index_is_built_anew_on_demand_and_finds_the_same() {
        Person admin = Person.admin(tenant);
        String since = admin.asks().get("/v1/knowledge/index").path("since");

        admin.asks().post("/v1/knowledge/reindex").then().statusCode(202);

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        !since.equals(admin.asks().get("/v1/knowledge/index").path("since")));
        admin.asks()
                .queryParam("q", "who pays for return shipping")
                .get("/v1/knowledge")
                .then()
                .body("items[0].id", equalTo("return-freight"));
        mia.asks().post("/v1/knowledge/reindex").then().statusCode(403);
    }

    private void asks(String conversation, String text) {
        asks(conversation, text, Map.of("intents", List.of()), Map.of("orderState", "none"), List.of());
    }

    private void asks(
            String conversation,
            String text,
            Map<String, Object> understanding,
            Map<String, Object> decision,
            List<String> history) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "conversationId",
                        conversation,
                        "messageId",
                        "m",
                        "tenant",
                        tenant,
                        "text",
                        text,
                        "language",
                        "en",
                        "understanding",
                        understanding,
                        "decision",
                        decision,
                        "history",
                        history))
                .post("/v1/replies")
                .then()
                .statusCode(200);
    }
}
