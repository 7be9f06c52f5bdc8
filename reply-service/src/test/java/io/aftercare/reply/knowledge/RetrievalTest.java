package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures retrieval on {@code retrieval-questions.yaml} without the help of understood intents, which only raise it.
 * The floors leave room for articles to be added; the figures are printed.
 */
class RetrievalTest {
    record Question(String q, List<String> articles) {}

    record Questions(Map<String, List<Question>> answerable, Map<String, List<String>> unanswerable) {}

    private static Questions questions;

    @BeforeAll
    static void read() throws IOException {
        questions = YAMLMapper.builder()
                .build()
                .readValue(
                        RetrievalTest.class.getResourceAsStream("/retrieval-questions.yaml"), new TypeReference<>() {});
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void most_questions_in_other_words_find_their_article(Language language) {
        List<Question> asked = questions.answerable().get(language.code());

        double first = recall(asked, language, 1);
        double firstFive = recall(asked, language, 5);

        System.out.printf("%s: R@1 %.2f, R@5 %.2f (%d questions)%n", language, first, firstFive, asked.size());
        assertThat(first).isGreaterThanOrEqualTo(0.65);
        assertThat(firstFive).isGreaterThanOrEqualTo(0.90);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_minimum_score_keeps_most_answers_and_refuses_most_of_the_rest(Language language) {
        List<Question> asked = questions.answerable().get(language.code());
        List<String> others = questions.unanswerable().get(language.code());

        double kept = share(asked.stream().map(Question::q).toList(), language);
        double answeredWrongly = share(others, language);

        System.out.printf("%s: answered %.2f, answered though unanswerable %.2f%n", language, kept, answeredWrongly);
        assertThat(kept).isGreaterThanOrEqualTo(0.85);
        assertThat(answeredWrongly).isLessThanOrEqualTo(0.3);
    }

    @Test
    void an_understood_intent_lifts_its_article() {
        Query without = new Query("发票", Language.ZH);
        Query with = new Query("发票", Language.ZH, Map.of("invoice.vat", 0.9));

        assertThat(ShippedKnowledge.RETRIEVER
                        .find(without, 1)
                        .getFirst()
                        .article()
                        .intents())
                .doesNotContain("invoice.vat");
        assertThat(ShippedKnowledge.RETRIEVER.find(with, 1).getFirst().article().intents())
                .contains("invoice.vat");
    }

    @Test
    void hits_come_best_first_with_a_passage_of_their_article() {
        List<Hit> hits = ShippedKnowledge.RETRIEVER.find(new Query("退货运费谁出", Language.ZH), 10);

        assertThat(hits).hasSize(10).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(hits).allMatch(hit -> hit.article().passages().contains(hit.passage()));
    }

    private static double recall(List<Question> asked, Language language, int among) {
        return asked.stream()
                        .filter(question ->
                                ShippedKnowledge.RETRIEVER.find(new Query(question.q(), language), among).stream()
                                        .anyMatch(hit -> question.articles()
                                                .contains(hit.article().id())))
                        .count()
                / (double) asked.size();
    }

    private static double share(List<String> queries, Language language) {
        return queries.stream()
                        .filter(q -> ShippedKnowledge.RETRIEVER
                                        .find(new Query(q, language), 1)
                                        .getFirst()
                                        .score()
                                >= Retriever.MINIMUM_SCORE)
                        .count()
                / (double) queries.size();
    }
}
