package io.aftercare.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoodRulesTest {
    private static final RuleBook RULES = RuleBook.load();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            太差了，气死我了                       | NEGATIVE
            我不满意                               | NEGATIVE
            😡😡                                   | NEGATIVE
            我收到的商品有质量问题                 | NEGATIVE
            This is terrible                       | NEGATIVE
            not happy with this at all             | NEGATIVE
            我要退货                               | NEUTRAL
            我的订单怎么还没发货？                 | NEUTRAL
            How do I return this?                  | NEUTRAL
            谢谢，非常满意                         | POSITIVE
            Great, thank you so much               | POSITIVE
            """)
    void toneFollowsTheWords(String text, Sentiment expected) {
        assertThat(RULES.moods().tone(RULES.folding().fold(text)).label()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is of {1} urgency")
    @CsvSource(delimiter = '|', textBlock = """
            充电器漏电，把我电到了                              | HIGH
            孩子吃了以后进医院了                                | HIGH
            再不解决我就找律师起诉你们                          | HIGH
            我要打12315                                         | HIGH
            扣了两次钱，订单没有，没人管                        | HIGH
            打了五次电话都没人接                                | HIGH
            The charger caught fire                             | HIGH
            I will sue you                                      | HIGH
            I was charged twice for the same order              | HIGH
            I have contacted you three times and nothing happened | HIGH
            请问七天无理由退货怎么算                            | NORMAL
            我的订单怎么还没发货？                              | NORMAL
            我收到的商品有质量问题，要求退货。                  | NORMAL
            我要投诉，太差了                                    | NORMAL
            Why hasn't my order shipped yet?                    | NORMAL
            真是垃圾，再也不买了                                | LOW
            太让人失望了                                        | LOW
            worst shop ever, never again                        | LOW
            """)
    void urgencyFollowsHarmLossAndLaw(String text, Urgency expected) {
        assertThat(urgency(text, false)).isEqualTo(expected);
    }

    @Test
    void whoSaysWhatIsWrongDoesNotOnlyVent() {
        assertThat(urgency("质量太差了", true)).isEqualTo(Urgency.NORMAL);
        assertThat(urgency("质量太差了，算了，不想折腾", true)).isEqualTo(Urgency.LOW);
    }

    private static Urgency urgency(String text, boolean concrete) {
        String folded = RULES.folding().fold(text);
        return RULES.moods()
                .urgency(
                        folded,
                        RULES.acts().read(folded).act(),
                        RULES.moods().tone(folded).label(),
                        concrete);
    }
}
