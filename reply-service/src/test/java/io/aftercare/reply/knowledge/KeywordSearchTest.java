package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordSearchTest {
    @Test
    void chinese_is_cut_into_bigrams_and_english_into_stems() {
        assertThat(Terms.of("退货运费，iPhone 15 returned")).containsExactly("退货", "货运", "运费", "iphon", "15", "return");
    }

    @Test
    void full_width_and_capital_letters_are_the_same_words() {
        assertThat(Terms.of("ＡＢＣ 7天")).isEqualTo(Terms.of("abc 7天"));
    }

    @ParameterizedTest
    @CsvSource({
        "returned,returns",
        "shipping,shipped",
        "exchange,exchanged",
        "deliveries,delivery",
        "refunding,refund",
        "parcels,parcel",
        "invoices,invoice",
        "cancelled,cancel"
    })
    void forms_of_a_word_share_a_stem(String one, String other) {
        assertThat(Terms.stem(one)).isEqualTo(Terms.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"is", "bus", "address", "red", "ring"})
    void short_words_and_double_s_stay_whole(String word) {
        assertThat(Terms.stem(word)).isEqualTo(word);
    }

    @Test
    void rare_terms_weigh_more_than_common_ones() {
        Bm25 index = new Bm25(List.of(List.of("a", "x"), List.of("a", "y"), List.of("a", "z")));

        double[] scores = index.scores(List.of("a", "y"));

        assertThat(scores[1]).isGreaterThan(scores[0] * 3);
        assertThat(scores[0]).isEqualTo(scores[2]).isPositive();
    }

    @Test
    void among_equal_counts_the_shorter_document_wins() {
        Bm25 index = new Bm25(List.of(List.of("a"), List.of("a", "b", "c", "d"), List.of("e")));

        double[] scores = index.scores(List.of("a"));

        assertThat(scores[0]).isGreaterThan(scores[1]);
        assertThat(scores[2]).isZero();
    }

    @Test
    void unknown_terms_and_empty_queries_score_nothing() {
        Bm25 index = new Bm25(List.of(List.of("a")));

        assertThat(index.scores(List.of("q"))).containsExactly(0);
        assertThat(index.scores(List.of())).containsExactly(0);
        assertThat(new Bm25(List.of()).scores(List.of("a"))).isEmpty();
    }
}
