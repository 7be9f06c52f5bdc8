package io.aftercare.reply.generate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.reply.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingCheckTest {
    private static final Act REFUND = Act.of("promise.refund", Style.PLAIN, "refund.amount");

    private final WordingCheck check = new WordingCheck(TinyActs.ACTS);

    @Test
    void aSentenceOfItsFactsMayLeave() {
        assertThatCode(() -> check.require("退款{refund.amount}。", REFUND, Language.ZH))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZH|''|it is empty",
                "ZH|退款好。|it holds [], not [refund.amount]",
                "ZH|{refund.amount}退款{refund.amount}。|it holds [refund.amount, refund.amount], not [refund.amount]",
                "ZH|{refund.due}退款{refund.amount}。|it holds [refund.amount, refund.due], not [refund.amount]",
                "ZH|三天内退款{refund.amount}。|it holds a number or date that is no fact",
                "ZH|退款{refund.amount}，共9笔。|it holds a number or date that is no fact",
                "EN|Your refund of {refund.amount} in two steps.|it holds a number or date that is no fact",
                "ZH|免费退款{refund.amount}。|it names “免费”, which the act does not carry",
                "EN|A Free refund of {refund.amount}.|it names “free”, which the act does not carry"
            })
    void whatRestsOnNoFactMayNot(Language language, String template, String reason) {
        assertThatThrownBy(() -> check.require(template, REFUND, language))
                .isInstanceOf(WordingRejected.class)
                .hasMessage("the wording of promise.refund was rejected: " + reason);
    }
}
