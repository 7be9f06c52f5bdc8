package io.aftercare.gateway.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.Decision;
import io.aftercare.gateway.backstage.Contract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainReplyTest {
    private final ObjectNode decided = Contract.golden("ticket.decision");

    @Test
    void it_tells_the_state_of_the_order_the_case_and_the_handoff_with_their_times() {
        assertThat(to("zh").path("text").asText())
                .isEqualTo("您的消息已收到并保存。订单 A1003 目前的状态是：已签收。"
                        + "已为您登记工单 AC-100001，2026年11月24日 10:00（北京时间）前给您第一步的处理结果。"
                        + "已为您转人工客服，2026年11月23日 12:00（北京时间）前会联系您。完整的答复稍后会补发在这里。");
    }

    @Test
    void it_tells_the_same_in_english() {
        assertThat(to("en").path("text").asText())
                .isEqualTo("Your message has arrived and is saved. Order A1003 is at present: delivered."
                        + " Case AC-100001 is open; you will hear about the first step by 24 November 2026, 02:00 UTC."
                        + " I have asked a person to take over; you will be contacted by 23 November 2026, 04:00 UTC."
                        + " The full answer will follow here.");
    }

    @Test
    void every_promise_points_at_the_sentence_that_makes_it() {
        JsonNode reply = to("zh");

        for (JsonNode promise : reply.path("promises")) {
            assertThat(reply.at("/sentences/" + promise.path("sentence").asInt() + "/text")
                            .asText())
                    .contains("前");
        }
        assertThat(reply.path("promises")).hasSize(2);
    }

    @Test
    void every_sentence_has_its_evidence() {
        assertThat(to("en").path("sentences"))
                .allSatisfy(sentence -> assertThat(sentence.path("evidence")).isNotEmpty());
    }

    @Test
    void an_order_that_is_not_the_customer_s_is_not_found_and_nothing_of_it_is_told() {
        decided.put("orderState", "not_found").remove("order");

        assertThat(to("en").path("text").asText())
                .contains("could not find this order")
                .doesNotContain("A1003");
    }

    @Test
    void without_an_order_number_it_asks_for_one() {
        decided.put("orderState", "none").remove("order");
        decided.putArray("asks").add("order");

        assertThat(to("zh").path("text").asText()).contains("请告诉我订单号");
    }

    @Test
    void without_a_decision_it_promises_nothing_but_a_person() {
        JsonNode reply = PlainReply.to("en", Optional.empty()).json();

        assertThat(reply.path("text").asText()).contains("is saved", "a person will answer");
        assertThat(reply.path("promises")).isEmpty();
    }

    private JsonNode to(String language) {
        return PlainReply.to(language, Optional.of(new Decision(decided))).json();
    }
}
