package io.aftercare.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActRulesTest {
    private static final RuleBook RULES = RuleBook.load();

    @ParameterizedTest(name = "{0} is a {1}")
    @CsvSource(delimiter = '|', textBlock = """
            我收到的商品有质量问题，要求退货。                      | REQUEST
            我要退货                                                | REQUEST
            帮我改一下收货地址                                      | REQUEST
            能帮我退货吗                                            | REQUEST
            请尽快给我发货                                          | REQUEST
            麻烦你帮我查一下订单                                    | REQUEST
            我想退了这件衣服                                        | REQUEST
            马上给我退款                                            | REQUEST
            我想return这个order                                     | REQUEST
            The item I received is defective, I demand to return it | REQUEST
            Please cancel my order                                  | REQUEST
            Can you help me get a refund?                           | REQUEST
            I would like an invoice, I want my money back           | REQUEST
            我想退换货，但不知道怎么操作。                          | QUESTION
            怎么退货                                                | QUESTION
            我要退货，怎么操作                                      | QUESTION
            请问退货流程是什么                                      | QUESTION
            可以退货吗                                              | QUESTION
            我的订单怎么还没发货？                                  | QUESTION
            退款多久到账                                            | QUESTION
            运费谁出                                                | QUESTION
            I'd like to return or exchange something but don't know how | QUESTION
            How do I return this?                                   | QUESTION
            Why hasn't my order shipped yet?                        | QUESTION
            Can I return it after 10 days?                          | QUESTION
            can you tell me how to get an invoice                   | QUESTION
            I want to know how long a refund takes                  | QUESTION
            客服态度太差了，我要投诉                                | COMPLAINT
            什么垃圾东西，再也不买了                                | COMPLAINT
            This is the worst shop ever, a total scam               | COMPLAINT
            I want to file a complaint                              | COMPLAINT
            我昨天买的                                              | STATEMENT
            订单号是A1001                                           | STATEMENT
            I bought it last week                                   | STATEMENT
            """)
    void theHeaviestActWins(String text, Act expected) {
        assertThat(RULES.acts().read(RULES.folding().fold(text)).act()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} asks about {1}")
    @CsvSource(delimiter = '|', textBlock = """
            怎么退货             | HOW_TO
            退货流程是什么       | HOW_TO
            可以退货吗           | POLICY
            退货要多久           | HOW_LONG
            退货审核通过了吗     | STATUS
            为什么不能退货       | WHY
            How do I return it   | HOW_TO
            Can I return it      | POLICY
            how long does it take | HOW_LONG
            what is the status of my return | STATUS
            """)
    void aQuestionHasAnAspect(String text, Aspect expected) {
        assertThat(RULES.acts().read(RULES.folding().fold(text)).aspect()).contains(expected);
    }
}
