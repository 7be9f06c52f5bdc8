package io.aftercare.reply;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.reply.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What everybody with a token reads. */
@QuarkusTest
class KnowledgeHttpTest {
    private static final String PROBLEM = "urn:aftercare:problem:";
    private final Person lin = Person.customer("demo");

    @Test
    void knowledge_is_searched_in_the_language_of_the_question() {
        lin.asks()
                .queryParam("q", "退货运费谁出")
                .queryParam("limit", 3)
                .get("/v1/knowledge")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].id", equalTo("return-freight"))
                .body("items.locale", everyItem(equalTo("zh")))
                .body("items[0].score", greaterThan(0.5f))
                .body("items[0].passage", notNullValue());
        lin.asks()
                .queryParam("q", "who pays for return shipping")
                .get("/v1/knowledge")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo("return-freight"))
                .body("items.locale", everyItem(equalTo("en")));
    }

    @Test
    void without_a_question_articles_are_listed_page_by_page() {
        String cursor = lin.asks()
                .queryParam("locale", "en")
                .queryParam("limit", 2)
                .get("/v1/knowledge")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.locale", contains("en", "en"))
                .extract()
                .path("nextCursor");
        String second = lin.asks()
                .queryParam("locale", "en")
                .queryParam("limit", 1)
                .get("/v1/knowledge")
                .path("items[0].id");

        lin.asks()
                .queryParam("locale", "en")
                .queryParam("limit", 100)
                .queryParam("cursor", cursor)
                .get("/v1/knowledge")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(second)));
    }

    @Test
    void an_article_is_read_whole_in_either_language() {
        lin.asks()
                .queryParam("locale", "en")
                .get("/v1/knowledge/return-steps")
                .then()
                .statusCode(200)
                .body("id", equalTo("return-steps"))
                .body("locale", equalTo("en"))
                .body("passages.size()", greaterThan(2));
        lin.asks().get("/v1/knowledge/return-steps").then().statusCode(200).body("locale", equalTo("zh"));
    }

    @Test
    void the_version_that_proves_a_reply_is_read_by_a_customer_too() {
        lin.asks()
                .get("/v1/knowledge/return-steps/versions/1")
                .then()
                .statusCode(200)
                .body("origin", nullValue())
                .body("content.zh.title", notNullValue())
                .body("content.en.title", notNullValue());
    }

    @Test
    void unknown_articles_locales_limits_and_cursors_are_refused() {
        lin.asks()
                .get("/v1/knowledge/no-such-article")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + "article-not-found"));
        lin.asks()
                .queryParam("locale", "fr")
                .get("/v1/knowledge/return-steps")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "locale-unknown"));
        lin.asks().queryParam("limit", "many").get("/v1/knowledge").then().statusCode(400);
        lin.asks().queryParam("limit", 0).get("/v1/knowledge").then().statusCode(400);
        lin.asks().queryParam("cursor", "?").get("/v1/knowledge").then().statusCode(400);
        given().get("/v1/knowledge").then().statusCode(401);
    }

    @Test
    void what_only_staff_may_see_is_refused_to_customers() {
        lin.asks().get("/v1/knowledge/versions").then().statusCode(403);
        lin.asks().get("/v1/knowledge/return-steps/versions").then().statusCode(403);
        Person.agent("demo")
                .asks()
                .get("/v1/knowledge/return-steps/versions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
    }
}
