package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.reply.Earlier;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Understanding;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that only makes sense with the one before it, about orders that something could be decided about. */
class FollowUpsTest {
    private static final Composer COMPOSER =
            new Composer(ShippedKnowledge.RETRIEVER, ZoneId.of("Asia/Shanghai"), CompositionMonitor.NONE);

    @ParameterizedTest
    @CsvSource({
        "ZH, 我那个单子退款到了没, A4711",
        "ZH, 钱退回来了吗, 订单号是A4711",
        "EN, Has my refund come through?, It's A4711",
        "EN, Is my money back yet?, order A4711"
    })
    void the_order_that_was_asked_for_is_told_of_and_not_what_one_could_ask_of_it(
            Language language, String asked, String answer) {
        ReplyRequest request = request(language, answer, asked, "refund.status", "order.status", 0.4);

        Reply reply = COMPOSER.compose(request, returnable().at(), sentence -> {});

        assertThat(reply.source()).as(reply.text()).isEqualTo(Source.ORDER);
        assertThat(reply.text()).contains("A4711");
    }

    @ParameterizedTest
    @CsvSource({"ZH, 怎么退货, A4711, 退", "EN, Can I send it back?, It's A4711, return"})
    void whoever_asked_for_a_return_hears_what_is_decided(Language language, String asked, String answer, String says) {
        ReplyRequest request = request(language, answer, asked, "return.request", "order.status", 0.4);

        Reply reply = COMPOSER.compose(request, returnable().at(), sentence -> {});

        assertThat(reply.source()).as(reply.text()).isEqualTo(Source.DECISION);
        assertThat(reply.text()).contains(says);
    }

    private static DecidedCase returnable() {
        return DecidedCase.all()
                .filter(it -> it.decision()
                        .path("options")
                        .valueStream()
                        .anyMatch(option -> option.path("wanted").asBoolean()
                                && option.path("kind").asText().equals("return_and_refund")
                                && option.path("outcome").asText().equals("allowed")))
                .findFirst()
                .orElseThrow();
    }

    private static ReplyRequest request(
            Language language, String text, String before, String askedBefore, String intent, double confidence) {
        ObjectNode decision = returnable().decision().deepCopy();
        ((ObjectNode) decision.path("order")).put("id", "A4711");
        Understanding understanding = new Understanding(
                List.of(new Understanding.Intent(intent, confidence, null)), null, null, null, null, null, null);
        Earlier.Turn turn = new Earlier.Turn("neutral", 0.9, askedBefore, "knowledge");
        return new ReplyRequest(
                "conversation-1",
                "message-2",
                text,
                language,
                "web",
                null,
                understanding,
                DecidedCase.JSON.convertValue(decision, Decision.class),
                null,
                List.of(before),
                new Earlier(List.of(), List.of("knowledge"), List.of(turn)),
                null);
    }
}
