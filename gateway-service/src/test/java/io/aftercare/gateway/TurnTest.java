package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.backstage.Contract;
import io.aftercare.gateway.backstage.Peer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TurnTest extends GatewayTest {
    @Test
    void a_message_is_answered_with_the_whole_turn() {
        say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("id", notNullValue())
                .body("message.text", equalTo(QUALITY_COMPLAINT))
                .body("message.orderId", equalTo("A1003"))
                .body("understanding.intents[0].name", equalTo("return.request"))
                .body("decision.orderState", equalTo("known"))
                .body("decision.order.status", equalTo("delivered"))
                .body("decision.asks", contains("photo"))
                .body("reply.sentences", hasSize(2))
                .body("reply.promises[0].kind", equalTo("first_step"))
                .body("case.number", equalTo("AC-100001"))
                .body("case.tasks", hasSize(2))
                .body("handoff.reason", equalTo("asked_for_person"))
                .body("missing", hasSize(0))
                .body("cost.closedBy", equalTo("case"))
                .body("cost.modelMillis", equalTo(3.1f));
    }

    @Test
    void the_turn_says_how_long_each_step_took() {
        say(QUALITY_COMPLAINT)
                .body("timings.storeMillis", greaterThanOrEqualTo(0f))
                .body("timings", hasKey("understandMillis"))
                .body("timings", hasKey("decideMillis"))
                .body("timings", hasKey("composeMillis"))
                .body("timings", hasKey("recordMillis"))
                .body("timings", hasKey("totalMillis"));
    }

    @Test
    void a_turn_shows_a_customer_nothing_of_what_staff_know_of_them() {
        say(QUALITY_COMPLAINT).body("$", not(hasKey("customer"))).body("decision", not(hasKey("customer")));
    }

    @Test
    void the_customer_s_token_goes_to_ticket_service_and_to_no_other() {
        say(QUALITY_COMPLAINT).statusCode(200);

        assertThat(backstage.ticket.received)
                .filteredOn(request -> !request.target().endsWith("/claim"))
                .hasSize(3)
                .allSatisfy(request -> {
                    assertThat(request.authorization()).startsWith("Bearer ");
                    assertThat(request.tenant()).isNull();
                });
        assertThat(backstage.intent.received)
                .singleElement()
                .satisfies(request -> assertThat(request.authorization()).isNull());
        assertThat(backstage.reply.received)
                .singleElement()
                .satisfies(request -> assertThat(request.authorization()).isNull());
    }

    @Test
    void each_step_is_given_what_the_earlier_ones_found() {
        say(QUALITY_COMPLAINT).statusCode(200);

        var understand =
                backstage.intent.received("POST", "/v1/understand").getFirst().body();
        assertThat(understand.path("history").path(0).asText()).isEqualTo("你好");
        assertThat(understand.path("locale").asText()).isEqualTo("zh-CN");
        var decide = backstage.ticket.received("POST", "/decision").getFirst().body();
        assertThat(decide.path("understanding")).isEqualTo(Contract.golden("intent.understanding"));
        assertThat(decide.path("missing")).isEmpty();
        var compose = backstage.reply.received("POST", "/v1/replies").getFirst().body();
        assertThat(compose.path("decision")).isEqualTo(Contract.golden("ticket.decision"));
        assertThat(compose.path("language").asText()).isEqualTo("zh");
    }

    @Test
    void the_reply_is_recorded_with_the_whole_turn() {
        String replyId = say(QUALITY_COMPLAINT).extract().path("reply.id");

        var recorded = backstage.ticket.received("PUT", "/reply").getFirst().body();
        assertThat(recorded.at("/reply/id").asText()).isEqualTo(replyId);
        assertThat(recorded.at("/turn/reply/text").asText()).startsWith("很抱歉");
        assertThat(recorded.at("/understanding/language").asText()).isEqualTo("zh");
        assertThat(recorded.path("missing")).isEmpty();
        assertThat(recorded.path("timings").has("composeMillis")).isTrue();
    }

    @Test
    void an_answer_that_waits_for_approval_is_recorded_and_not_shown() {
        ObjectNode held = Contract.golden("reply.reply").deepCopy();
        held.putObject("draft").put("text", "退款会原路退回。");
        backstage.reply.behave(request -> Peer.Answer.json(200, held));

        say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("reply", not(hasKey("draft")))
                .body("$", not(hasKey("draft")));

        var recorded = backstage.ticket.received("PUT", "/reply").getFirst().body();
        assertThat(recorded.at("/draft/text").asText()).isEqualTo("退款会原路退回。");
        assertThat(recorded.at("/turn/reply").has("draft")).isFalse();
        assertThat(recorded.path("reply").has("draft")).isFalse();
    }

    @Test
    void a_repeated_key_gets_the_earlier_turn_and_nothing_is_done_twice() {
        var customer = customer().header("Idempotency-Key", "key-1").body("{\"text\":\"你好\"}");
        String first = customer.post(MESSAGES).then().statusCode(200).extract().path("reply.id");

        customer.post(MESSAGES).then().statusCode(200).body("reply.id", equalTo(first));

        assertThat(backstage.ticket.messages()).isEqualTo(1);
        assertThat(backstage.intent.received).hasSize(1);
        assertThat(backstage.ticket.received("PUT", "/reply")).hasSize(1);
    }

    @Test
    void a_refusal_of_ticket_service_reaches_the_caller_as_it_is() {
        customer()
                .body("{\"text\":\"你好\"}")
                .post("/v1/conversations/019ab2d3-dead-7000-8000-000000000001/messages")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:conversation-not-found"))
                .body(
                        "detail",
                        equalTo(Contract.golden("ticket.problem").path("detail").asText()));
    }
}
