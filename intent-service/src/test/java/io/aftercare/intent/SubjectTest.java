package io.aftercare.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.inference.TextInput;
import io.aftercare.intent.entity.EntityFinder;
import io.aftercare.intent.entity.EntityType;
import io.aftercare.intent.language.Languages;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    private static final Languages LANGUAGES = Languages.load();
    private final EntityFinder finder = new EntityFinder(Clock.systemUTC());

    private Subject subject(String text, String... history) {
        String folded = LANGUAGES.fold(text);
        return Subject.of(UnderstandRequest.of(text, List.of(history)), folded, finder.find(text, folded));
    }

    @Test
    void aMessageIsReadWithTheLastTwoBeforeIt() {
        assertThat(subject("那运费呢", "一", "二", "我想退货").input()).isEqualTo(new TextInput("那运费呢", "二 | 我想退货"));
        assertThat(subject("那运费呢", "我想退货").input()).isEqualTo(new TextInput("那运费呢", "我想退货"));
        assertThat(subject("我想退货").input()).isEqualTo(TextInput.of("我想退货"));
    }

    @Test
    void aBareOrderNumberIsAboutWhatWasSaidLast() {
        Subject subject = subject("订单号是A1002", "你好", "我要退货");

        assertThat(subject.input()).isEqualTo(new TextInput("我要退货", "你好"));
        assertThat(subject.continued()).isTrue();
    }

    @Test
    void bareNumbersBeforeAreSkipped() {
        assertThat(subject("A1002", "我要退货", "A1001").input()).isEqualTo(TextInput.of("我要退货"));
    }

    @Test
    void aCorrectedNumberIsAboutWhatWasSaidBeforeTheWrongOne() {
        assertThat(subject("不对不对，不是这个，是A1011那个", "退款到了没", "A1002").input()).isEqualTo(TextInput.of("退款到了没"));
        assertThat(subject("Sorry, no, I meant A1011", "Has my refund come through?", "It's A1002")
                        .input())
                .isEqualTo(TextInput.of("Has my refund come through?"));
        assertThat(subject("No, A1011 is broken", "Has my refund come through?").continued())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1002发错了",
                "A1002不对",
                "订单A1002不是我的",
                "My order A1002 is wrong",
                "A1002 is not my order",
                "No, A1002 is broken"
            })
    void aFaultToldOfANumberIsNoBareNumber(String text) {
        assertThat(subject(text).bare()).isEmpty();
        assertThat(subject(text, "Has my refund come through?", "A1001").continued())
                .isFalse();
    }

    @Test
    void aBareNumberWithNothingBeforeIsWhatItIs() {
        assertThat(subject("A1002").bare()).contains(EntityType.ORDER);
        assertThat(subject("SF1234567890123", "😡").bare()).contains(EntityType.TRACKING);
        assertThat(subject("A1002怎么还没到").bare()).isEmpty();
    }

    @Test
    void theLanguageOfAFewWordsIsThatOfTheMessageBefore() {
        assertThat(subject("OK", "我想退货").inLanguage("ok")).isEqualTo("我想退货 ok");
        assertThat(subject("OK").inLanguage("ok")).isEqualTo("ok");
    }
}
