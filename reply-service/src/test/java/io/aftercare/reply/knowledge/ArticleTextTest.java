package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.reply.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTextTest {
    private static final String ARTICLE = """
            ---
            id: return-steps
            version: 2
            locale: en
            title: How to return
            intents: [return.how_to]
            questions: [how do I return it]
            needsOrder: true
            ---
            A return takes
            two steps:

            1. Tell us the order number.
            2. Pack the item
               with its accessories.

            That is all.
            """;

    @Test
    void front_matter_and_passages_are_read() {
        Article article = ArticleText.parse("return-steps.en.md", ARTICLE);

        assertThat(article.id()).isEqualTo("return-steps");
        assertThat(article.version()).isEqualTo(2);
        assertThat(article.locale()).isEqualTo(Language.EN);
        assertThat(article.needsOrder()).isTrue();
        assertThat(article.passages())
                .containsExactly(
                        "A return takes two steps:",
                        "1. Tell us the order number.",
                        "2. Pack the item with its accessories.",
                        "That is all.");
    }

    @Test
    void broken_chinese_lines_are_joined_without_a_space() {
        assertThat(ArticleText.passages(Language.ZH, "请保留\n好包装。")).containsExactly("请保留好包装。");
    }

    @Test
    void windows_line_ends_are_understood() {
        assertThat(ArticleText.parse("a", ARTICLE.replace("\n", "\r\n"))).isEqualTo(ArticleText.parse("a", ARTICLE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            intents: [return.how_to]        | intents: []           | it names the intents that it answers
            questions: [how do I return it] | questions: []         | it names questions that it answers
            version: 2                      | version: 0            | its version counts from 1
            title: How to return            | title: ""             | it has a title
            id: return-steps                | id: Return Steps      | its id is words in lower case joined by '-'
            needsOrder: true                | needsorder: true      | its front matter is YAML with the known keys
            locale: en                      | locale: fr            | its front matter is YAML with the known keys
            """)
    void a_malformed_article_is_refused_with_the_rule_that_it_breaks(String line, String broken, String rule) {
        assertThatThrownBy(() -> ArticleText.parse("file.md", ARTICLE.replace(line, broken)))
                .isInstanceOf(MalformedArticle.class)
                .hasMessageEndingWith(rule);
    }

    @Test
    void text_without_front_matter_is_refused() {
        assertThatThrownBy(() -> ArticleText.parse("notes.md", "Hello"))
                .hasMessage("Article notes.md: it starts with front matter between two lines of '---'");
    }
}
