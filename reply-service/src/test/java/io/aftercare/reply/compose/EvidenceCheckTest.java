package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "退款129元会到账。", "三天内给您答复。", "七个工作日", "明天给您回电。", "打八折", "¥٣٤", "受理单AC-1",
                "You get CNY 129.", "within two business days", "an hour at most", "tomorrow", "by Friday", "50 %",
                        "half a day",
                "next week"
            })
    void what_can_be_wrong_needs_more_than_a_phrase(String text) {
        assertThat(EvidenceCheck.mayLeave(new Sentence("", text, List.of(Evidence.phrase("any")))))
                .isFalse();
        assertThat(EvidenceCheck.mayLeave(
                        new Sentence("", text, List.of(Evidence.knowledge("article", 1, "its words")))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"您好！", "我马上为您查看一下。", "Hello,", "I'm sorry for the trouble.", "One moment, please."})
    void what_claims_nothing_may_leave(String text) {
        assertThat(EvidenceCheck.mayLeave(new Sentence("", text, List.of(Evidence.phrase("any")))))
                .isTrue();
    }

    @Test
    void a_draft_keeps_an_unproved_sentence_back_and_counts_it() {
        List<Sentence> said = new ArrayList<>();
        Draft draft = new Draft(Language.ZH, Phrases.in(Language.ZH), said::add);

        boolean left = draft.say("greeting.named", new Facts().with("customer.name", "退款9999元"));

        assertThat(left).isFalse();
        assertThat(said).isEmpty();
        assertThat(draft.withheld()).isEqualTo(1);
    }
}
