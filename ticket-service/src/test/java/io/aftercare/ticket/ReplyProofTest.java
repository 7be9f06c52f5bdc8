package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.Understandings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every reply that was recorded can be asked what it rests on. */
@QuarkusTest
class ReplyProofTest {
    private static final String REPLY = "/v1/conversations/{id}/messages/{message}/reply";

    private final String tenant = "demo";
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);

    @Test
    void what_is_open_from_another_conversation_is_decided_on_and_proved() {
        Person mei = Person.customer(Person.newTenant(), "lin-xiao");
        String number = mei.asksFor("exchange").statusCode(201).extract().path("number");
        String conversation = mei.startsConversation();
        String message = mei.writes(conversation, "我的换货到哪一步了？");
        JsonPath decision = mei.decides(conversation, message, Understandings.question("return.status", "return"));
        String open = decision.getString("openCases[0].id");
        UUID reply = UUID.randomUUID();

        assertThat(decision.getString("case")).isNull();
        assertThat(decision.getString("openCases[0].number")).isEqualTo(number);
        assertThat(decision.getList("openCases[0].tasks.status")).contains("open");
        mei.replies(
                        conversation,
                        message,
                        Map.of(
                                "reply.id",
                                reply,
                                "reply.sentences",
                                List.of(sentence("换货还在处理。", evidence("case", open, null, "number=" + number)))))
                .statusCode(204);
        mei.get("/v1/replies/{id}/proof", reply).body("sentences[0].evidence[0].restsOn.recorded", equalTo(number));

        Person other = Person.customer(Person.newTenant(), "lin-xiao");
        String elsewhere = other.startsConversation();
        assertThat(other.decides(
                                elsewhere,
                                other.writes(elsewhere, "我的换货到哪一步了？"),
                                Understandings.question("return.status", "return"))
                        .getString("openCases"))
                .isNull();
    }

    @Test
    void each_sentence_shows_the_field_the_clause_or_the_words_that_it_rests_on() {
        String conversation = lin.startsConversation();
        String message = lin.writes(conversation, "A1003我要退货");
        JsonPath decision = lin.decides(
                conversation,
                message,
                Understandings.naming(Understandings.request("return.request", "return"), "A1003"));
        String clause = "cn-default/" + decision.getString("options[0].clause.id");
        String refund = decision.getString("options[0].amounts.refund.amount") + " CNY";
        UUID reply = UUID.randomUUID();

        record(
                conversation,
                message,
                reply,
                List.of(
                        sentence("可以退货退款。", evidence("decision", clause, 2, "options[0].amounts.refund=" + refund)),
                        sentence("订单A1003已经送达。", evidence("order", "A1003", null, "status=delivered")),
                        sentence("请保留包装。", evidence("knowledge", "return-steps", 1, "请保留包装。")),
                        sentence("您好！", evidence("phrase", "greeting.plain", null, null))));

        lin.get("/v1/replies/{id}/proof", reply)
                .statusCode(200)
                .body("messageId", equalTo(message))
                .body("sentences.text", contains("可以退货退款。", "订单A1003已经送达。", "请保留包装。", "您好！"))
                .body("sentences[0].claims[0].kind", equalTo("amount"))
                .body("sentences[0].evidence[0].restsOn.recorded.amount", equalTo(refund.replace(" CNY", "")))
                .body(
                        "sentences[0].evidence[0].restsOn.clause.text.zh",
                        equalTo(decision.getString("options[0].clause.text.zh")))
                .body("sentences[1].evidence[0].restsOn.recorded", equalTo("delivered"))
                .body("sentences[2].evidence[0].restsOn.text", equalTo("请保留包装。"))
                .body("sentences[3].evidence[0].restsOn", nullValue());
        agent.get("/v1/replies/{id}/proof", reply).statusCode(200);
        Person.customer(tenant, "zhou-min").get("/v1/replies/{id}/proof", reply).statusCode(404);
        Person.agent(Person.newTenant()).get("/v1/replies/{id}/proof", reply).statusCode(404);
        lin.get("/v1/replies/{id}/proof", UUID.randomUUID()).statusCode(404);
    }

    @Test
    void the_next_message_brings_along_which_phrases_were_said_and_no_text() {
        String conversation = lin.startsConversation();
        String message = lin.writes(conversation, "我要退货");
        lin.decides(conversation, message, Understandings.request("return.request", "return"));
        record(
                conversation,
                message,
                UUID.randomUUID(),
                List.of(sentence("请问是哪一笔订单呢？", evidence("phrase", "ask.order.1", null, null))));

        JsonPath next = lin.post(Map.of("text", "就是那个"), "/v1/conversations/{id}/messages", conversation)
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(next.<String>getList("context.earlier.said")).containsExactly("ask.order.1");
        assertThat(next.<String>getList("context.earlier.sources")).containsExactly("case");
    }

    @Test
    void who_answered_is_shown_to_staff_only() {
        String conversation = lin.startsConversation();
        lin.writes(conversation, "在吗");
        String reply = agent.post(Map.of("text", "在的。"), "/v1/conversations/{id}/answers", conversation)
                .statusCode(201)
                .extract()
                .path("id");

        agent.get("/v1/replies/{id}/proof", reply).body("author", equalTo("agent-1"));
        lin.get("/v1/replies/{id}/proof", reply).body("author", nullValue());
    }

    private void record(String conversation, String message, UUID reply, List<Map<String, Object>> sentences) {
        lin.put(
                        Map.of("reply", Map.of("id", reply, "text", "全文", "source", "case", "sentences", sentences)),
                        REPLY,
                        conversation,
                        message)
                .statusCode(204);
    }

    private static Map<String, Object> sentence(String text, Map<String, Object> evidence) {
        return Map.of(
                "text", text,
                "claims", List.of(Map.of("kind", "amount", "value", "1 CNY", "text", "1元")),
                "evidence", List.of(evidence));
    }

    private static Map<String, Object> evidence(String kind, String id, Integer version, String quote) {
        Map<String, Object> evidence = new HashMap<>(Map.of("kind", kind, "id", id));
        if (version != null) {
            evidence.put("version", version);
        }
        if (quote != null) {
            evidence.put("quote", quote);
        }
        return evidence;
    }
}
