package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTokenizerTest {
    private static final long CLS = 101;
    private static final long SEP = 102;

    private RowTokenizer tokenizer = tokenizer(128, 64);

    private static RowTokenizer tokenizer(int maxTokens, int maxBeforeTokens) {
        return RowTokenizer.load(Bge.TOKENIZER, new TextLimits(maxTokens, maxBeforeTokens));
    }

    private Tokens row(String text, String before) {
        return tokenizer.encode(new TextInput(text, before)).tokens();
    }

    @AfterEach
    void close() {
        tokenizer.close();
    }

    @Test
    void aTextAloneIsOneSegment() {
        Tokens row = row("退货", "");

        assertThat(row.ids()).hasSize(4).startsWith(CLS).endsWith(SEP);
        assertThat(row.segments()).containsOnly(0);
    }

    @Test
    void whatWasSaidBeforeIsTheSecondSegment() {
        Tokens alone = row("退货", "");
        Tokens row = row("退货", "你好吗");

        assertThat(row.ids()).startsWith(alone.ids()).hasSize(8).endsWith(SEP);
        assertThat(row.segments()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    }

    @Test
    void theTextLosesItsEndAndWhatWasSaidBeforeItsBeginning() {
        tokenizer.close();
        tokenizer = tokenizer(10, 3);

        assertThat(row("一二三四五六七八九十", "甲乙丙").ids()).isEqualTo(row("一二三四五六七八", "").ids());
        assertThat(row("一二", "甲乙丙丁").ids()).isEqualTo(row("一二", "乙丙丁").ids());
        assertThat(row("一二三四五", "甲乙丙丁").ids()).isEqualTo(row("一二三四五", "丙丁").ids());
        assertThat(row("一二三四五六七", "甲乙丙丁").segments()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            我要退货                | 我 要 退 货
            😡 退货                 | 😡 退 货
            𠮷野家，退              | 𠮷 野 家 ， 退
            訂單Ａ１００１還        | 訂 單 Ａ１００１ 還
            é́a 货                  | é́a 货
            a bad camera            | a bad camera
            [SEP]货                 | [SEP] 货
            """)
    void spansPointIntoTheTextAsItWasWritten(String text, String expected) {
        List<String> tokens = tokenizer.encode(TextInput.of(text)).spans().stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();

        assertThat(String.join(" ", tokens)).isEqualTo(expected);
    }

    @Test
    void spansAreThoseOfTheTokensThatAreRead() {
        tokenizer.close();
        tokenizer = tokenizer(5, 3);

        assertThat(tokenizer.encode(new TextInput("一二三四五", "甲")).spans())
                .containsExactly(new TokenSpan(0, 1), new TokenSpan(1, 2), new TokenSpan(2, 3));
        assertThat(tokenizer.encode(new TextInput("", "甲")).spans()).isEmpty();
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextLimits(2, 0))
                .withMessage("maxTokens must be at least 3, but is 2");
    }
}
