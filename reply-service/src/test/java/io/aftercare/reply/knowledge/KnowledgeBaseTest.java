package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnowledgeBaseTest {
    private static final Path FOLDER = Path.of("src/main/resources/knowledge");
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root", ".."));

    @Test
    void the_index_lists_exactly_the_articles_of_the_folder() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> found = Files.walk(FOLDER)) {
            found.filter(file -> file.toString().endsWith(".md"))
                    .forEach(
                            file -> files.add(FOLDER.relativize(file).toString().replace('\\', '/')));
        }

        assertThat(Files.readAllLines(FOLDER.resolve("index.txt")))
                .as("knowledge/index.txt")
                .containsExactlyElementsOf(files);
    }

    @Test
    void a_file_is_named_after_its_article() throws IOException {
        for (String file : Files.readAllLines(FOLDER.resolve("index.txt"))) {
            Article article = ArticleText.parse(file, Files.readString(FOLDER.resolve(file)));
            assertThat(file)
                    .endsWith("/" + article.id() + "." + article.locale().code() + ".md");
        }
    }

    @Test
    void both_languages_of_an_article_answer_the_same_intents() {
        assertThat(ShippedKnowledge.ARTICLES.byId().values()).allSatisfy(pair -> {
            assertThat(pair.getFirst().intents())
                    .as(pair.getFirst().id())
                    .isEqualTo(pair.getLast().intents());
            assertThat(pair.getFirst().needsOrder()).isEqualTo(pair.getLast().needsOrder());
            assertThat(pair.getFirst().clauses()).isEqualTo(pair.getLast().clauses());
            assertThat(pair.getFirst().version()).isEqualTo(pair.getLast().version());
        });
    }

    @Test
    void articles_speak_of_intents_that_exist() throws IOException {
        Path taxonomy = ROOT.resolve("models/intent/taxonomy.yaml");
        Set<String> known = new TreeSet<>();
        for (JsonNode intent :
                YAMLMapper.builder().build().readTree(taxonomy.toFile()).get("intents")) {
            known.add(intent.get("code").asText());
        }

        assertThat(ShippedKnowledge.ARTICLES.articles(Language.ZH))
                .allSatisfy(article -> assertThat(known).as(article.id()).containsAll(article.intents()));
    }

    @Test
    void articles_name_clauses_that_exist() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String pack : List.of("cn-default", "en-eu")) {
            Path file = ROOT.resolve("policy/src/main/resources/packs/" + pack + ".yaml");
            for (JsonNode clause :
                    YAMLMapper.builder().build().readTree(file.toFile()).get("clauses")) {
                known.add(pack + "/" + clause.get("id").asText());
            }
        }

        assertThat(ShippedKnowledge.ARTICLES.byId().values())
                .allSatisfy(pair -> assertThat(pair)
                        .allSatisfy(
                                article -> assertThat(known).as(article.id()).containsAll(article.clauses())));
    }

    @Test
    void an_article_without_its_other_language_is_refused() {
        assertThatThrownBy(() -> KnowledgeBase.of(List.of(article("a", Language.ZH))))
                .isInstanceOf(MalformedArticle.class)
                .hasMessage("Article a: it is there in en too");
    }

    @Test
    void an_id_that_is_used_twice_is_refused() {
        assertThatThrownBy(() -> KnowledgeBase.of(List.of(article("a", Language.ZH), article("a", Language.ZH))))
                .isInstanceOf(MalformedArticle.class)
                .hasMessage("Article a: its id is used once in zh");
    }

    private static Article article(String id, Language locale) {
        return new Article(
                id, 1, locale, "title", List.of("return.how_to"), List.of("how"), false, List.of(), List.of("text"));
    }
}
