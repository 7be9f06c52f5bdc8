package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordIndexTest {
    @Test
    void chinese_is_cut_into_characters_and_pairs_and_other_words_stay_whole() {
        assertThat(new WordIndex(Language.ZH).terms("退货，iPhone 15"))
                .containsExactlyInAnyOrder("退", "货", "退货", "iphone", "15");
    }

    @Test
    void full_width_and_capital_letters_are_the_same_words() {
        WordIndex words = new WordIndex(Language.ZH);

        assertThat(words.terms("ＡＢＣ 7天")).isEqualTo(words.terms("abc 7天"));
    }

    @ParameterizedTest
    @CsvSource({"returned,returns", "shipping,shipped", "exchange,exchanged", "refunding,refund", "parcels,parcel"})
    void forms_of_an_english_word_share_a_stem(String one, String other) {
        WordIndex words = new WordIndex(Language.EN);

        assertThat(words.terms(one)).isEqualTo(words.terms(other));
    }

    @Test
    void rare_words_weigh_more_than_common_ones() {
        WordIndex words = of("alpha xenon", "alpha yttrium", "alpha zinc");

        WordIndex.Matches matches = words.search(words.terms("alpha yttrium"), 3);

        assertThat(matches.of(1)).isGreaterThan(matches.of(0) * 3);
        assertThat(matches.of(0)).isEqualTo(matches.of(2)).isPositive();
    }

    @Test
    void a_text_of_mean_length_with_every_word_of_the_query_matches_wholly() {
        WordIndex words = of("alpha beta", "gamma delta", "epsilon zeta");

        assertThat(words.search(words.terms("gamma delta"), 3).of(1)).isBetween(0.95f, 1f);
    }

    @Test
    void unknown_words_and_empty_queries_match_nothing() {
        WordIndex words = of("alpha");

        assertThat(words.search(words.terms("quartz"), 1).of(0)).isZero();
        assertThat(words.search(List.of(), 1).of(0)).isZero();
        assertThat(words.search(words.terms("alpha"), 0).of(0)).isZero();
    }

    @Test
    void what_was_removed_is_not_found() {
        WordIndex words = of("alpha", "alpha");

        words.remove(0);
        words.refresh();

        assertThat(words.search(words.terms("alpha"), 2).of(0)).isZero();
        assertThat(words.search(words.terms("alpha"), 2).of(1)).isPositive();
    }

    @Test
    void a_message_of_eight_thousand_characters_is_searched_by_its_first_words() {
        WordIndex words = of("return the parcel");

        assertThat(words.search(words.terms("return " + "word1 word2 ".repeat(700)), 1)
                        .of(0))
                .isPositive();
        assertThat(new WordIndex(Language.ZH)
                        .search(List.of("退".repeat(200)), 0)
                        .of(0))
                .isZero();
    }

    private static WordIndex of(String... texts) {
        WordIndex words = new WordIndex(Language.EN);
        for (int i = 0; i < texts.length; i++) {
            words.put(i, texts[i]);
        }
        words.refresh();
        return words;
    }
}
