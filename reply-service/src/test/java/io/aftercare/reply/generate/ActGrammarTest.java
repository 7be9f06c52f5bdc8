package io.aftercare.reply.generate;

import static io.aftercare.reply.generate.TinyActs.END;
import static io.aftercare.reply.generate.TinyActs.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.Grammar;
import io.aftercare.reply.Language;
import org.junit.jupiter.api.Test;

class ActGrammarTest {
    private static final Act REFUND = Act.of("promise.refund", Style.PLAIN, "refund.due", "refund.amount");
    private static final Act THANKS = Act.of("close.thanks", Style.PLAIN);

    private ActGrammar grammar(Act act, Language language, String... written) {
        ActGrammar grammar = new ActGrammar(act, language, TinyActs.ACTS, TinyActs.PIECES, TinyActs.RULES);
        for (String piece : written) {
            grammar.took(piece(piece));
        }
        return grammar;
    }

    @Test
    void aPlaceholderOfTheActComesOnce() {
        ActGrammar grammar = grammar(REFUND, Language.ZH, "好");

        assertThat(grammar.allows(piece("refund.amount"))).isTrue();
        grammar.took(piece("refund.amount"));
        grammar.took(piece("好"));
        assertThat(grammar.allows(piece("refund.amount"))).isFalse();
    }

    @Test
    void aPlaceholderOfAnotherActNeverComes() {
        assertThat(grammar(THANKS, Language.ZH, "好").allows(piece("refund.amount")))
                .isFalse();
    }

    @Test
    void twoValuesNeverTouch() {
        assertThat(grammar(REFUND, Language.ZH, "refund.amount").allows(piece("refund.due")))
                .isFalse();
    }

    @Test
    void thereIsNoEndBeforeAllIsSaid() {
        assertThat(grammar(REFUND, Language.ZH, "refund.amount", "。").allows(END))
                .isFalse();
        assertThat(grammar(REFUND, Language.ZH, "refund.amount", "好", "refund.due", "。")
                        .allows(END))
                .isTrue();
    }

    @Test
    void aSentenceEndsWithItsFullStopAndIsNotEmpty() {
        assertThat(grammar(THANKS, Language.ZH, "好").allows(END)).isFalse();
        assertThat(grammar(THANKS, Language.ZH).allows(END)).isFalse();
    }

    @Test
    void aRightThatTheActDoesNotCarryCannotBeSpelt() {
        assertThat(grammar(THANKS, Language.ZH, "退").allows(piece("款"))).isFalse();
        assertThat(grammar(REFUND, Language.ZH, "退").allows(piece("款"))).isTrue();
        assertThat(grammar(REFUND, Language.ZH, "免").allows(piece("费"))).isFalse();
        assertThat(grammar(THANKS, Language.EN, "re").allows(piece("fund"))).isFalse();
    }

    @Test
    void aNumberInWordsCannotBeSpelt() {
        assertThat(grammar(REFUND, Language.ZH, "三").allows(piece("天"))).isFalse();
        assertThat(grammar(THANKS, Language.EN).allows(piece(" two"))).isFalse();
    }

    @Test
    void languagesDoNotMix() {
        assertThat(grammar(THANKS, Language.ZH).allows(piece(" ok"))).isFalse();
        assertThat(grammar(THANKS, Language.EN).allows(piece("好"))).isFalse();
    }

    @Test
    void nothingGoesRoundInCircles() {
        ActGrammar grammar = grammar(THANKS, Language.ZH, "好", "退", "好", "免", "好", "退", "好");

        assertThat(grammar.allows(piece("免"))).isFalse();
        assertThat(grammar.allows(piece("天"))).isTrue();
    }

    @Test
    void aCopyGoesOnByItself() {
        ActGrammar grammar = grammar(REFUND, Language.ZH, "退");
        Grammar copy = grammar.copy();
        copy.took(piece("refund.amount"));

        assertThat(grammar.allows(piece("refund.amount"))).isTrue();
        assertThat(copy.allows(piece("款"))).isTrue();
        assertThat(copy.allows(piece("refund.amount"))).isFalse();
    }

    @Test
    void anActThatWasNotTaughtIsNamed() {
        assertThatThrownBy(() -> TinyActs.ACTS.require(Act.of("promise.moon", Style.PLAIN)))
                .isInstanceOf(UnknownAct.class)
                .hasMessage("there is no act promise.moon");
        assertThatThrownBy(() -> TinyActs.ACTS.require(Act.of("close.thanks", Style.PLAIN, "refund.due")))
                .isInstanceOf(UnknownAct.class)
                .hasMessage("close.thanks cannot say [refund.due], only []");
    }
}
