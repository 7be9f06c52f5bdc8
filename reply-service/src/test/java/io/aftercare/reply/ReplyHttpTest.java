package io.aftercare.reply;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReplyHttpTest {
    private static final String PROBLEM = "urn:aftercare:problem:";

    /** As the gateway sends it: the shop's order and the ticket's decision with fields that nobody here reads. */
    private static final String NOT_SHIPPED = """
            {"conversationId":"c-1","messageId":"m-1","text":"我的订单怎么还没发货？","language":"zh","channel":"web",
             "now":"2026-11-23T10:00:00Z","missing":[],"history":[],
             "understanding":{"language":"zh","intents":[{"name":"logistics.not_shipped","confidence":0.9,"group":"logistics","kind":"logistics","needsOrder":true}],
               "act":{"label":"question","score":0.8},"outOfScope":{"value":false,"score":0.1},"entities":[],
               "sentiment":{"label":"neutral","score":0.9},"urgency":"normal","model":{"name":"intent-zh","version":"1","millis":3.1}},
             "decision":{"orderState":"known","asks":[],"customer":{"name":"林晓","tier":"gold"},
               "order":{"id":"A1001","customerId":"lin-xiao","status":"unshipped","placedAt":"2026-11-22T02:00:00Z","paidAt":"2026-11-22T02:05:00Z",
                 "promisedShipBy":"2026-11-24T10:00:00Z","currency":"CNY","total":{"amount":"129.00","currency":"CNY"},
                 "items":[{"sku":"pb","name":{"zh":"充电宝","en":"Power bank"},"category":"electronics","quantity":1,"unitPrice":{"amount":"129.00","currency":"CNY"},"returnedQuantity":0,"warrantyMonths":12}],
                 "payments":[{"method":"wechat_pay","amount":{"amount":"129.00","currency":"CNY"}}],"coupons":[],"invoice":{"status":"none"},"parcels":[]}}}
            """;

    @Test
    void a_reply_is_proved_sentence_by_sentence_and_names_its_promises() {
        post(NOT_SHIPPED)
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("id", notNullValue())
                .body("language", equalTo("zh"))
                .body("source", equalTo("order"))
                .body("text", containsString("11月24日 18:00前"))
                .body("sentences.evidence.flatten().kind", hasItem("order"))
                .body("sentences.evidence.flatten().quote", hasItem("promisedShipBy=2026-11-24T10:00:00Z"))
                .body("sentences.evidence", everyItem(org.hamcrest.Matchers.not(org.hamcrest.Matchers.empty())))
                .body("promises", hasSize(1))
                .body("promises[0].kind", equalTo("ship_by"))
                .body("promises[0].dueAt", equalTo("2026-11-24T10:00:00Z"))
                .body("millis", notNullValue());
    }

    @Test
    void an_answer_that_waits_for_approval_is_suggested_to_a_person() {
        given().contentType(ContentType.JSON)
                .body(NOT_SHIPPED.replace("\"asks\":[]", "\"asks\":[],\"lane\":\"approval\""))
                .post("/v1/replies/suggestions")
                .then()
                .statusCode(200)
                .body("items[0].rank", equalTo(1))
                .body("items[0].source", equalTo("order"))
                .body("items[0].text", containsString("11月24日 18:00前"))
                .body("items[0].promises[0].kind", equalTo("ship_by"))
                .body("items[0].sources.kind", hasItem("order"));
    }

    @Test
    void a_knowledge_reply_quotes_article_and_version() {
        post("""
                {"conversationId":"c","messageId":"m","text":"怎么申请退货？","language":"zh",
                 "understanding":{"intents":[{"name":"return.how_to","confidence":0.9}]},"decision":{"orderState":"none","asks":["order"]}}
                """)
                .statusCode(200)
                .body("source", equalTo("knowledge"))
                .body("sentences.evidence.flatten().findAll { it.kind == 'knowledge' }.version", hasItem(1));
    }

    @Test
    void an_answer_for_approval_goes_to_a_person_and_the_customer_reads_that_it_does() {
        post("""
                {"conversationId":"c","messageId":"m","text":"怎么申请退货？","language":"zh","now":"2026-11-23T10:00:00Z",
                 "understanding":{"intents":[{"name":"return.how_to","confidence":0.9}]},
                 "decision":{"orderState":"none","asks":["order"],"lane":"approval",
                   "handoff":{"id":"h-1","state":"requested","reason":"approval","dueAt":"2026-11-23T10:10:00Z"}}}
                """)
                .statusCode(200)
                .body("source", equalTo("handoff"))
                .body("text", containsString("先核对答复"))
                .body("text", containsString("11月23日 18:10前"))
                .body("promises.kind", contains("call_back"))
                .body("sentences.evidence.flatten().kind", not(hasItem("knowledge")))
                .body("draft.source", equalTo("knowledge"))
                .body("draft.sentences.evidence.flatten().kind", hasItem("knowledge"))
                .body("draft.promises", hasSize(0));
    }

    @Test
    void a_person_who_approves_is_not_asked_to_offer_a_person_and_the_forecast_counts_the_turn_once() {
        String upset = """
                {"conversationId":"c","messageId":"m","text":"怎么申请退货？到底怎么申请退货？","language":"zh","now":"2026-11-23T10:00:00Z",
                 "understanding":{"intents":[{"name":"return.how_to","confidence":0.9}],"sentiment":{"label":"negative","score":0.99}},
                 "history":["怎么申请退货？","怎么申请退货呢？","到底怎么申请退货？"],
                 "earlier":{"said":[],"sources":["clarify","fallback","fallback"],"turns":[
                   {"sentiment":"negative","sentimentScore":0.99,"intent":"return.how_to","source":"clarify"},
                   {"sentiment":"negative","sentimentScore":0.99,"intent":"return.how_to","source":"fallback"},
                   {"sentiment":"negative","sentimentScore":0.99,"intent":"return.how_to","source":"fallback"}]},
                 "decision":{"orderState":"none"%s}}
                """;
        String offer = "转人工";
        post(upset.formatted(""))
                .statusCode(200)
                .body("source", equalTo("knowledge"))
                .body("text", containsString(offer));
        double counted = forecasts();

        post(upset.formatted(
                        ",\"lane\":\"approval\",\"handoff\":{\"id\":\"h-1\",\"state\":\"requested\",\"reason\":\"approval\"}"))
                .statusCode(200)
                .body("source", equalTo("handoff"))
                .body("draft.source", equalTo("knowledge"))
                .body("draft.text", not(containsString(offer)));

        assertThat(forecasts()).isEqualTo(counted + 1);
    }

    private static double forecasts() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("aftercare_reply_handoff_odds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void nothing_but_the_text_is_needed_for_an_honest_answer() {
        post("{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"hello\",\"language\":\"en\",\"missing\":[\"understanding\",\"decision\"]}")
                .statusCode(200)
                .body("source", equalTo("handoff"))
                .body("text", containsString("We have received your message"))
                .body("promises", hasSize(0));
    }

    @Test
    void a_reply_is_streamed_sentence_by_sentence_and_ends_with_the_whole() throws Exception {
        String stream = given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body(NOT_SHIPPED)
                .post("/v1/replies")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        List<String> events = new ArrayList<>();
        StringBuilder streamed = new StringBuilder();
        JsonNode last = null;
        for (String block : stream.strip().split("\n\n")) {
            String name = block.lines()
                    .filter(l -> l.startsWith("event:"))
                    .findFirst()
                    .orElse("")
                    .substring(6)
                    .strip();
            String data = block.lines()
                    .filter(l -> l.startsWith("data:"))
                    .findFirst()
                    .orElse("")
                    .substring(5);
            events.add(name);
            last = new ObjectMapper().readTree(data);
            if (name.equals("sentence")) {
                streamed.append(last.path("lead").asText())
                        .append(last.get("text").asText());
            }
        }
        assertThat(events).startsWith("sentence").endsWith("reply").containsOnly("sentence", "reply");
        assertThat(streamed.toString()).isEqualTo(last.get("text").asText());
        assertThat(last.get("sentences")).hasSize(events.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\u0020\\n           | message-empty
            abc\\u0000           | message-not-text
            \\ud800 broken       | message-not-text
            """)
    void text_that_is_no_text_is_refused(String text, String type) {
        post("{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"" + text + "\",\"language\":\"zh\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + type))
                .body("detail", notNullValue());
    }

    @Test
    void four_thousand_characters_are_read_and_one_more_is_refused() {
        post(message("退".repeat(4000))).statusCode(200);
        post(message("😀".repeat(4000))).statusCode(200);
        post(message("退".repeat(4001)))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "message-too-long"))
                .body("detail", containsString("4,001"));
    }

    @Test
    void a_stream_is_refused_with_a_problem_too() {
        given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body(message(" "))
                .post("/v1/replies")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "message-empty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"conversationId\":\"c\",\"messageId\":\"m\",\"language\":\"zh\"}",
                "{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"hi\"}",
                "{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"hi\",\"language\":\"fr\"}",
                "{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"hi\",\"language\":\"en\",\"history\":\"x\"}",
                "{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"hi\",\"language\":\"en\",\"now\":\"soon\"}",
                "{\"conversationId\":\"c\",\"messageId\":\"m\",\"text\":\"hi\",\"language\":\"en\",\"decision\":{\"order\":{\"id\":\"A1\",\"shippedAt\":\"x\"}}}",
                "{\"conversationId\":\"\",\"messageId\":\"m\",\"text\":\"hi\",\"language\":\"en\"}"
            })
    void a_malformed_request_is_a_problem_of_the_caller(String body) {
        post(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void ready_means_articles_indexed_and_encoders_loaded() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'knowledge' }.data.articles", greaterThan(50));
    }

    @Test
    void steps_and_sources_are_measured() {
        post(NOT_SHIPPED).statusCode(200);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("aftercare_replies_total{language=\"zh\",source=\"order\"}"))
                .body(containsString("aftercare_reply_step_seconds_count{step=\"KnowledgeStep\"}"));
    }

    private static String message(String text) {
        return "{\"conversationId\":\"c\",\"messageId\":\"m\",\"language\":\"zh\",\"text\":\"" + text + "\"}";
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/replies")
                .then();
    }
}
