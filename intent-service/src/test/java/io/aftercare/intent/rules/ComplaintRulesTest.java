package io.aftercare.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintRulesTest {
    private static final RuleBook RULES = RuleBook.load();
    private static final double OPENS_A_CASE = 0.5;

    private static Optional<ComplaintRules.Complaint> read(String text) {
        String folded = RULES.folding().fold(text);
        return RULES.complaints()
                .read(
                        folded,
                        RULES.acts().read(folded).act(),
                        RULES.moods().tone(folded).label(),
                        Map.of());
    }

    @ParameterizedTest(name = "{0} is about {1}")
    @CsvFileSource(resources = "/rules/complaints.tsv", delimiter = '\t', numLinesToSkip = 1)
    void aComplaintHasItsCategory(String text, String category) {
        ComplaintRules.Complaint complaint = read(text).orElseThrow();

        assertThat(complaint.category().code()).isEqualTo(category);
        assertThat(complaint.confidence()).isGreaterThan(OPENS_A_CASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我的订单怎么还没发货？",
                "质量问题可以退货吗",
                "如果有质量问题怎么办",
                "我买的东西降价了，能价保吗",
                "我想退换货，但不知道怎么操作。",
                "怎么开发票",
                "今天天气不错",
                "Why hasn't my order shipped yet?",
                "What happens if it is defective?",
                "How do I return this?",
                "the price dropped, can I get a price adjustment?"
            })
    void aCalmQuestionIsNoComplaint(String text) {
        assertThat(read(text).map(ComplaintRules.Complaint::confidence).orElse(0.0))
                .isLessThan(OPENS_A_CASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"just wanted to say your delivery guy was lovely 😊", "快递很快，包装也很好，谢谢"})
    void praiseIsNoComplaint(String text) {
        assertThat(read(text).map(ComplaintRules.Complaint::confidence).orElse(0.0))
                .isLessThan(OPENS_A_CASE);
    }
}
