package io.aftercare.intent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmenterTest {
    private static final Segmenter SEGMENTER = Segmenter.load();

    private static List<String> segments(String text) {
        return SEGMENTER.segments(text).stream()
                .map(segment -> segment.in(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            我收到的商品有质量问题，要求退货。     | 我/收到/的/商品/有/质量问题/要求/退货
            我的订单怎么还没发货？                 | 我的/订单/怎么/还没/发货
            iphone15 坏了，订单a1003               | iphone15/坏了/订单/a1003
            I'd like to return it, please          | I'd/like/to/return/it/please
            a-b_c 12.5kg                           | a-b_c/12.5kg
            鼉鼊退货𠮷野家退                       | 鼉鼊/退货/𠮷野家/退
            甲乙丙丁戊己庚                         | 甲乙/丙丁/戊己庚
            😡😡退货                               | 😡😡/退货
            где заказ 주문                         | где/заказ/주문
            """)
    void aTextIsCutIntoWords(String text, String expected) {
        assertThat(String.join("/", segments(text))).isEqualTo(expected);
    }

    @Test
    void nothingButSignsHasNoWords() {
        assertThat(segments(" ，。?!")).isEmpty();
        assertThat(segments("")).isEmpty();
    }

    @Test
    void manyWordsAreJoinedWithTheirNeighbours() {
        String text = "退货 ".repeat(60).strip();

        List<Segment> segments = SEGMENTER.segments(text);

        assertThat(segments).hasSize(24);
        assertThat(segments.getFirst().start()).isZero();
        assertThat(segments.getLast().end()).isEqualTo(text.length());
        String together = segments.stream().map(segment -> segment.in(text)).collect(Collectors.joining(" "));
        assertThat(together).isEqualTo(text);
    }
}
