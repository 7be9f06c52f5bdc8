package io.aftercare.intent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftercare.inference.TokenSpan;
import io.aftercare.intent.entity.EntityType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanDecoderTest {
    private static final List<String> TAGS = List.of("O", "B-order", "I-order", "B-product", "I-product");
    private final SpanDecoder decoder = SpanDecoder.of(TAGS);

    /** Tokens of one character each, the tags as given, each with a little doubt. */
    private List<LearnedSpan> decode(String text, String... tags) {
        List<TokenSpan> tokens = new ArrayList<>();
        float[][] logits = new float[tags.length][TAGS.size()];
        for (int i = 0; i < tags.length; i++) {
            tokens.add(new TokenSpan(i, i + 1));
            logits[i][TAGS.indexOf(tags[i])] = 5;
        }
        return decoder.decode(text, tokens, logits);
    }

    @Test
    void aSpanReachesFromItsBeginToTheLastThatGoesOn() {
        assertThat(decode("退手机单号", "O", "B-product", "I-product", "B-order", "I-order"))
                .containsExactly(new LearnedSpan(EntityType.PRODUCT, 1, 3), new LearnedSpan(EntityType.ORDER, 3, 5));
    }

    @Test
    void twoThingsOfAKindSideBySideStayTwo() {
        assertThat(decode("鞋帽", "B-product", "B-product"))
                .containsExactly(new LearnedSpan(EntityType.PRODUCT, 0, 1), new LearnedSpan(EntityType.PRODUCT, 1, 2));
    }

    @Test
    void whatGoesOnMustHaveBegun() {
        float[][] logits = {{0, 0, 0, 4, 0}, {0, 0, 5, 0, 4}};

        assertThat(decoder.decode("手机", List.of(new TokenSpan(0, 1), new TokenSpan(1, 2)), logits))
                .containsExactly(new LearnedSpan(EntityType.PRODUCT, 0, 2));
        assertThat(decode("机手", "I-product", "O")).isEmpty();
    }

    @Test
    void aSpanTakesItsWordsWhole() {
        String text = "my iPhone15退";
        List<TokenSpan> tokens =
                List.of(new TokenSpan(0, 2), new TokenSpan(3, 7), new TokenSpan(7, 11), new TokenSpan(11, 12));
        float[][] logits = {{5, 0, 0, 0, 0}, {5, 0, 0, 0, 0}, {0, 0, 0, 5, 0}, {5, 0, 0, 0, 0}};

        assertThat(decoder.decode(text, tokens, logits))
                .singleElement()
                .satisfies(span ->
                        assertThat(text.substring(span.start(), span.end())).isEqualTo("iPhone15"));
    }

    @Test
    void noTokensMakeNoSpan() {
        assertThat(decoder.decode("", List.of(), new float[0][])).isEmpty();
    }

    @Test
    void aTagThatStandsForNothingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpanDecoder.of(List.of("O", "B-weather")))
                .withMessage("the tag B-weather stands for nothing here");
    }
}
