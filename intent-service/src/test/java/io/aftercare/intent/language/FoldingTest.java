package io.aftercare.intent.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    private static final Folding FOLDING = Languages.load().folding();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我要退貨，訂單Ａ１００１    | 我要退货，订单a1001
            HASN’T Shipped？            | hasn't shipped?
            維修　發票                  | 维修 发票
            """)
    void oneWritingForAll(String text, String folded) {
        assertThat(FOLDING.fold(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"İstanbul ẞ ŉ", "😡𠮷Ａ", "", "\uD83D"})
    void noCharacterMoves(String text) {
        assertThat(FOLDING.fold(text)).hasSameSizeAs(text);
    }

    @Test
    void clauseMarksStay() {
        assertThat(FOLDING.fold("好，！")).isEqualTo("好，！");
    }
}
