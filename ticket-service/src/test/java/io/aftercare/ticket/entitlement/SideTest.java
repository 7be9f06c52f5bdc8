package io.aftercare.ticket.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.CaseKind;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.ticket.triage.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SideTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            最晚什么时候寄回去                         | TIME
            多久能收到退款？                           | TIME
            新的什么时候给我                           | TIME
            几天能修好                                 | TIME
            when will I get my money                   | TIME
            how soon do I get the new one              | TIME
            By what date do I have to send it back?    | TIME
            那运费呢                                   | FREIGHT
            来回邮费谁出                               | FREIGHT
            And who pays the postage?                  | FREIGHT
            is sending it back free                    | FREIGHT
            You won't charge me for the way back?      | FREIGHT
            还有个问题，运费谁出                       | FREIGHT
            质量问题运费谁出                           | FREIGHT
            No problem, who pays the postage?          | FREIGHT
            钱退到哪                                   | MONEY
            so where does the money go                 | MONEY
            为什么？                                   | REASON
            凭什么                                     | REASON
            为什么不能退                               | REASON
            可是法律规定了呀                           | REASON
            可七天无理由啊                             | REASON
            Why not?                                   | REASON
            why can't I return it                      | REASON
            But I have fourteen days by law            | REASON
            """)
    void a_short_message_that_asks_on_names_its_side(String text, Side side) {
        assertThat(Side.askedIn(text)).contains(side);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "什么时候发货",
                "什么时候给我回复",
                "今天能到吗",
                "我要退货",
                "为什么还没发货",
                "发票开了没",
                "运费险怎么用",
                "when will it be delivered",
                "when do I hear from you about the refund",
                "why hasn't it shipped",
                "I want to return it",
                "Where is my parcel?",
                "可以七天无理由退货吗",
                "可不可以七天无理由退",
                "不是质量问题，七天无理由能退吗",
                "But it arrived seven days ago, it's broken",
                "Why can't I return it, it does not charge"
            })
    void another_matter_has_no_side(String text) {
        assertThat(Side.askedIn(text)).isEmpty();
    }

    @Test
    void a_long_message_tells_a_story_of_its_own() {
        assertThat(Side.askedIn("运费谁出？" + "我上周买的".repeat(20))).isEmpty();
    }

    @Test
    void what_is_asked_on_about_is_asked_again_whatever_the_few_words_are_taken_for() {
        Understanding lost = understanding("smalltalk.greeting", true);
        Optional<Asked> earlier = Optional.of(new Asked(OptionKind.EXCHANGE, Reason.NO_REASON, null));
        Instant now = Instant.parse("2026-03-05T02:00:00Z");

        assertThat(UnderstoodRequest.of(lost, earlier, Optional.of(Side.REASON), now))
                .hasValueSatisfying(request -> {
                    assertThat(request.wants()).isEqualTo(OptionKind.EXCHANGE);
                    assertThat(request.reason()).isEqualTo(Reason.NO_REASON);
                });
        assertThat(UnderstoodRequest.of(lost, Optional.empty(), Optional.of(Side.REASON), now))
                .isEmpty();
        assertThat(UnderstoodRequest.of(lost, earlier, Optional.empty(), now)).isEmpty();
    }

    @Test
    void who_asks_why_they_cannot_have_something_else_asks_for_that() {
        Understanding exchange = understanding("exchange.request", CaseKind.EXCHANGE, false);
        Understanding refund = understanding("refund.request", CaseKind.REFUND_ONLY, false);
        Optional<Asked> earlier = Optional.of(new Asked(OptionKind.RETURN_AND_REFUND, Reason.NO_REASON, null));
        Instant now = Instant.parse("2026-03-05T02:00:00Z");

        assertThat(UnderstoodRequest.of(exchange, earlier, Optional.of(Side.REASON), now))
                .hasValueSatisfying(request -> assertThat(request.wants()).isEqualTo(OptionKind.EXCHANGE));
        assertThat(UnderstoodRequest.of(refund, earlier, Optional.of(Side.REASON), now))
                .hasValueSatisfying(request -> assertThat(request.wants()).isEqualTo(OptionKind.RETURN_AND_REFUND));
    }

    private static Understanding understanding(String intent, boolean outOfScope) {
        return understanding(intent, null, outOfScope);
    }

    private static Understanding understanding(String intent, CaseKind kind, boolean outOfScope) {
        return new Understanding(
                "en",
                List.of(new Understanding.Intent(intent, 0.6, kind, false)),
                null,
                new Understanding.OutOfScope(outOfScope, 0.9),
                null,
                null,
                null,
                null,
                null);
    }
}
