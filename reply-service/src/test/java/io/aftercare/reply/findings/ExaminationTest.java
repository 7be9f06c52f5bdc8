package io.aftercare.reply.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.library.PolicyClauses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExaminationTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void the_shipped_articles_hardly_raise_a_suspicion(Language language) {
        assertThat(examination(language, Map.of()).contradictions(ShippedKnowledge.ARTICLES.articles(language)))
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ZH | refund-timing | 商家应当自收到退回商品之日起十日内返还货款。               | article
            EN | refund-timing | Under the Consumer Rights Protection Law, the price of a seven-day no-reason return must be paid back within ten days of the seller receiving the goods. | article
            """)
    void a_figure_that_another_article_states_otherwise_is_found(
            Language language, String against, String sentence, String kind) {
        List<Article> articles = new ArrayList<>(ShippedKnowledge.ARTICLES.articles(language));
        articles.add(article("planted", language, "Planted", "planted question", List.of(), sentence));

        assertThat(examination(language, Map.of()).contradictions(articles)).anySatisfy(found -> {
            assertThat(found.against()).isEqualTo(kind);
            assertThat(List.of(found.one().id(), found.other().id())).contains("planted");
            assertThat(found.unit()).isEqualTo("day");
        });
    }

    @Test
    void a_figure_that_the_named_clause_states_otherwise_is_found() {
        Article article = article(
                "planted",
                Language.EN,
                "Planted",
                "planted question",
                List.of("cn-default/no-reason"),
                "What was bought from afar can be returned within ten days, counted from the day after receipt, without a"
                        + " reason.");

        assertThat(examination(Language.EN, Map.of("planted", 12L)).contradictions(List.of(article)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.against()).isEqualTo("policy");
                    assertThat(found.other().id()).isEqualTo("cn-default/no-reason");
                    assertThat(found.uses()).isEqualTo(12);
                });
    }

    @Test
    void the_law_of_another_country_is_no_contradiction() {
        String sentence = "What was bought from afar can be returned within %s days of receipt.";
        List<Article> articles = List.of(
                article("cn", Language.EN, "a", "b", List.of("cn-default/no-reason"), sentence.formatted("seven")),
                article("eu", Language.EN, "a", "b", List.of("en-eu/withdrawal"), sentence.formatted("fourteen")));

        assertThat(examination(Language.EN, Map.of()).contradictions(articles))
                .extracting(Contradiction::against)
                .doesNotContain("article");
    }

    @Test
    void an_article_that_is_asked_for_in_the_words_of_another_is_a_duplicate() {
        Article model =
                ShippedKnowledge.ARTICLES.article("return-freight", Language.ZH).orElseThrow();
        List<Article> articles = new ArrayList<>(ShippedKnowledge.ARTICLES.articles(Language.ZH));
        articles.add(new Article(
                "planted",
                1,
                Language.ZH,
                "退货的运费由谁承担",
                model.intents(),
                model.questions().subList(0, model.questions().size() - 1),
                false,
                List.of(),
                List.of("由商家承担。")));

        assertThat(examination(Language.ZH, Map.of()).duplicates(articles))
                .anySatisfy(found -> assertThat(
                                List.of(found.one().id(), found.other().id()))
                        .containsExactlyInAnyOrder("return-freight", "planted"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            自签收之日起十五日内可以换货  | 15 | day
            退款需要3个工作日            | 3  | working day
            三倍赔偿，最低五百元         | 3  | times
            二十四小时内回复             | 24 | hour
            within seven days           | 7  | day
            a 14-day withdrawal period  | 14 | day
            2 business days             | 2  | working day
            最高赔偿1,299元              | 1299 | cny
            """)
    void quantities_are_read_with_their_unit(String text, String value, String unit) {
        assertThat(Quantity.in(text)).first().satisfies(quantity -> {
            assertThat(quantity.value()).isEqualByComparingTo(value);
            assertThat(quantity.unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @CsvSource({"七日无理由退货", "a seven-day no-reason return", "2024年3月15日起", "第二十五条", "11月24日"})
    void names_of_rights_dates_and_articles_of_law_are_no_quantities(String text) {
        assertThat(Quantity.in(text)).isEmpty();
    }

    private static Examination examination(Language language, Map<String, Long> uses) {
        return new Examination(
                language, ShippedKnowledge.ENCODERS.of(language).embedder(), PolicyClauses.fromClassPath(), uses);
    }

    private static Article article(
            String id, Language language, String title, String question, List<String> clauses, String sentence) {
        return new Article(
                id,
                1,
                language,
                title,
                List.of("refund.how_long"),
                List.of(question),
                false,
                clauses,
                List.of(sentence));
    }
}
