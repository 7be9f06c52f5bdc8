package io.aftercare.reply;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.reply.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeHttpTest {
    private static final String PROBLEM = "urn:aftercare:problem:";
    private final String tenant = Person.newTenant();
    private final Person mia = Person.manager(tenant);

    @Test
    void a_file_becomes_drafts_once_however_often_it_is_sent() {
        byte[] file = "# Engraving\nWe engrave cups.\n\n# Wrapping\n<p hidden>x</p>\nWe wrap gifts.\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int attempt = 0; attempt < 2; attempt++) {
            imports("guide.md", file)
                    .statusCode(201)
                    .body("articles", hasSize(2))
                    .body("articles[0].state", equalTo("draft"))
                    .body("articles[0].origin", equalTo("import"))
                    .body("articles[0].content.en.title", equalTo("Engraving"))
                    .body("articles[0].content.from", equalTo("file guide.md"))
                    .body("articles[1].content.en.body", equalTo("We wrap gifts."))
                    .body("hiddenCharacters", greaterThan(0));
        }
        mia.asks().get("/v1/knowledge/versions").then().body("items", hasSize(2));
    }

    @Test
    void a_file_that_is_not_read_is_refused_with_what_is() {
        imports("cat.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0})
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + "document-type-unsupported"))
                .body("detail", containsString(".docx"));
        imports("empty.md", " ".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("type", equalTo(PROBLEM + "document-empty"));
        Person.agent(tenant)
                .asks()
                .contentType("text/markdown")
                .body("# a\nb")
                .post("/v1/knowledge/import?name=a.md")
                .then()
                .statusCode(403);
    }

    @Test
    void an_agents_answer_becomes_a_draft_without_what_names_the_customer() {
        Person.agent(tenant)
                .asks()
                .body(Map.of(
                        "conversationId", "c-1",
                        "messageId", "m-1",
                        "question", "订单A10039988能刻字吗？电话13800138000",
                        "answer", "可以刻字，一般需要2天。"))
                .post("/v1/knowledge/from-answer")
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .body("origin", equalTo("answer"))
                .body("content.zh.title", containsString("能刻字吗"))
                .body("content.zh.title", not(containsString("10039988")))
                .body("content.zh.title", not(containsString("13800138000")))
                .body("content.zh.body", equalTo("可以刻字，一般需要2天。"))
                .body("content.en", nullValue())
                .body("content.from", equalTo("conversation c-1 message m-1"));
    }

    @Test
    void an_answer_that_says_nothing_is_refused() {
        Person.agent(tenant)
                .asks()
                .body(Map.of("conversationId", "c-1", "question", "?", "answer", " "))
                .post("/v1/knowledge/from-answer")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "message-empty"));
    }

    @Test
    void all_articles_in_force_are_exported_in_both_languages() {
        Person.agent(tenant)
                .asks()
                .get("/v1/knowledge/export?format=csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("knowledge.csv"))
                .body(containsString("id,version,locale,title"))
                .body(containsString("return-steps,1,zh,"))
                .body(containsString("return-steps,1,en,"));
        Person.agent(tenant)
                .asks()
                .get("/v1/knowledge/export?format=jsonl")
                .then()
                .statusCode(200)
                .body(containsString("{\"id\":\"return-steps\",\"version\":1,\"locale\":\"zh\""));
        Person.agent(tenant)
                .asks()
                .get("/v1/knowledge/export?format=xml")
                .then()
                .statusCode(400);
        Person.customer(tenant).asks().get("/v1/knowledge/export").then().statusCode(403);
    }

    private ValidatableResponse imports(String name, byte[] file) {
        return mia.asks()
                .contentType("application/octet-stream")
                .header("Idempotency-Key", "import-" + name)
                .body(file)
                .post("/v1/knowledge/import?name=" + name)
                .then();
    }
}
