package io.aftercare.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class IntentRulesTest {
    private static final RuleBook RULES = RuleBook.load();

    private static IntentRules.Evidence read(String text) {
        return RULES.intents().read(RULES.folding().fold(text));
    }

    private static Set<String> set(String names) {
        return names == null ? Set.of() : Arrays.stream(names.split(" ")).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0} wishes {1}")
    @CsvFileSource(resources = "/rules/wishes.tsv", delimiter = '\t', numLinesToSkip = 1)
    void wordsNameTheWishes(String text, String wished, String denied) {
        IntentRules.Evidence evidence = read(text);

        assertThat(evidence.wished()).as("wished").isEqualTo(set(wished));
        assertThat(evidence.denied()).as("denied").isEqualTo(set(denied));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            转人工                                     | human.request
            我要找真人客服                             | human.request
            你是机器人吗                               | human.request
            不要机器人，叫你们经理来                   | human.request
            I want to talk to a real person            | human.request
            can I speak with a human agent please      | human.request
            is this a bot?                             | human.request
            我的订单怎么还没发货                       | logistics.not_shipped
            什么时候发货                               | logistics.not_shipped
            Why hasn't my order shipped yet?           | logistics.not_shipped
            when will my order be shipped              | logistics.not_shipped
            显示已签收但是我没收到                     | logistics.not_received
            It says delivered but I never got it       | logistics.not_received
            快递到哪了                                 | logistics.where_is_it
            where's my parcel                          | logistics.where_is_it
            帮我改一下收货地址                         | logistics.change_address
            少发了一个配件                             | resend.missing_item
            a screw is missing from the box            | resend.missing_item
            你们发错货了                               | resend.wrong_item
            you sent me the wrong size                 | resend.wrong_item
            """)
    void wordsNameALeaf(String text, String leaf) {
        assertThat(read(text).named()).containsKey(leaf);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            你好              | smalltalk.greeting
            您好，在吗？      | smalltalk.greeting
            Hello there!      | smalltalk.greeting
            谢谢              | smalltalk.thanks
            好的，谢谢你们！  | smalltalk.thanks
            Thanks a lot!     | smalltalk.thanks
            ok thank you      | smalltalk.thanks
            """)
    void aMessageMayBeNothingButSmalltalk(String text, String leaf) {
        assertThat(read(text).smalltalk()).contains(leaf);
    }

    @ParameterizedTest
    @CsvSource({"你好，我要退货", "谢谢，那发票呢", "'Hi, where is my order?'", "thanks but I still want a refund"})
    void politenessIsNotSmalltalk(String text) {
        assertThat(read(text).smalltalk()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"我想取消退货申请", "退货不用了，帮我撤销退款", "我不想退了", "please cancel my return", "I no longer want to return it"})
    void aWishCanBeTakenBack(String text) {
        assertThat(read(text).withdrawn()).isTrue();
    }

    @Test
    void theWayOfAskingPicksTheLeaf() {
        IntentRules rules = RULES.intents();

        assertThat(rules.leaf("return", Aspect.REQUEST)).contains("return.request");
        assertThat(rules.leaf("return", Aspect.HOW_TO)).contains("return.how_to");
        assertThat(rules.leaf("exchange", Aspect.POLICY)).contains("exchange.how_to");
        assertThat(rules.leaf("resend", Aspect.HOW_LONG)).contains("resend.request");
    }
}
