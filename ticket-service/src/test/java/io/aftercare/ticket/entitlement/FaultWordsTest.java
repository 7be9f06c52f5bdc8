package io.aftercare.ticket.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.ComplaintCategory;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.ticket.triage.Understanding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "手链戴着显手粗，七天无理由退了吧",
                "不太喜欢这个颜色，退了",
                "买错了，可以退吗",
                "裙子太大了想退",
                "I changed my mind about the bracelet",
                "I haven't opened it yet and don't want it any more",
                "never opened it, bought by mistake",
                "I did not open it, changed my mind",
                "please do not charge my card, I no longer want it",
                "It doesn't suit me, can I send it back?",
                "bought it by mistake"
            })
    void who_gives_up_faultless_goods_complains_of_no_fault(String text) {
        assertThat(believed(text, "negative", Optional.empty()).complaint()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "不喜欢，而且扣子坏了",
                "我不想要了，开不了机",
                "耳机左边没声音",
                "戴了两天就掉色",
                "这质量也太差了",
                "I don't want it any more, it's broken",
                "the zip is torn and I changed my mind",
                "it won't charge",
                "It does not charge, I don't want it",
                "I cannot open it, I changed my mind about it",
                "the lid wouldn't open, I don't need it any more",
                "it doesnt work, too big anyway",
                "The battery died, I don't need it any more",
                "it never started, I no longer want it",
                "给我退了"
            })
    void a_fault_that_is_named_or_may_be_meant_stays(String text) {
        assertThat(believed(text, "negative", Optional.empty()).complaint()).isNotNull();
    }

    @Test
    void who_returned_for_no_reason_and_is_not_upset_did_not_find_a_fault_since() {
        Optional<Asked> noReason = Optional.of(new Asked(OptionKind.RETURN_AND_REFUND, Reason.NO_REASON, null));

        assertThat(believed("OK, please go ahead with the return", "neutral", noReason)
                        .complaint())
                .isNull();
        assertThat(believed("OK, please go ahead with the return", "negative", noReason)
                        .complaint())
                .isNotNull();
        assertThat(believed("actually the zip is broken too", "neutral", noReason)
                        .complaint())
                .isNotNull();
    }

    @Test
    void goods_that_never_came_have_no_fault_until_one_is_named() {
        Optional<Asked> lost = Optional.of(new Asked(null, Reason.LOST, null));

        assertThat(believed("是不是你们快递员偷了", "negative", lost).complaint()).isNull();
        assertThat(believed("现在到了，可是裂了", "negative", lost).complaint()).isNotNull();
    }

    @Test
    void other_complaints_are_left_alone() {
        Understanding rude = understanding(ComplaintCategory.SERVICE, "negative");

        assertThat(FaultWords.believed(rude, "七天无理由都不给退", Optional.empty())).isSameAs(rude);
    }

    private static Understanding believed(String text, String sentiment, Optional<Asked> earlier) {
        return FaultWords.believed(understanding(ComplaintCategory.PRODUCT_QUALITY, sentiment), text, earlier);
    }

    private static Understanding understanding(ComplaintCategory category, String sentiment) {
        return new Understanding(
                "zh",
                null,
                null,
                null,
                null,
                new Understanding.Sentiment(sentiment, 0.9),
                null,
                new Understanding.Complaint(category, 0.9),
                null);
    }
}
