package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.inference.EngineOptions;
import io.aftercare.reply.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateInteractionsTest {
    private static final Path MODELS = Path.of("../models/rerank");
    private static final Query FREIGHT = new Query("退货运费谁出", Language.ZH);

    @TempDir
    private Path folder;

    private final List<String> refused = new ArrayList<>();
    private final Watch watch = new Watch();

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_same_articles_come_in_another_order_best_first(Language language) {
        try (LateInteractions reranker = shipped(MODELS, Duration.ofMinutes(1))) {
            Query query = new Query(
                    language == Language.ZH ? "拒收了好几天钱还没退给我" : "I refused the box days ago, where is my cash",
                    language);
            List<Hit> found = ShippedKnowledge.RETRIEVER.find(query, Reranker.TOP);

            List<Hit> again = reranker.rerank(query, found);

            assertThat(refused).isEmpty();
            assertThat(watch.reranked).containsExactly(language);
            assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(ids(found));
            assertThat(ids(again)).isNotEqualTo(ids(found));
            assertThat(again)
                    .extracting(Hit::score)
                    .isEqualTo(found.stream().map(Hit::score).toList());
        }
    }

    /** The questions share no word with their article. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void more_articles_that_answer_come_first_than_without(Language language) throws IOException {
        List<KnowledgeQuestionsTest.Question> questions = YAMLMapper.builder()
                .build()
                .readValue(getClass().getResourceAsStream("/eval/knowledge-questions.yaml"), new TypeReference<>() {});
        int before = 0;
        int after = 0;
        try (LateInteractions reranker = shipped(MODELS, Duration.ofMinutes(1))) {
            for (KnowledgeQuestionsTest.Question question : questions) {
                if (question.locale() == language) {
                    Query query = new Query(question.question(), language);
                    List<Hit> found = ShippedKnowledge.RETRIEVER.find(query, Reranker.TOP);
                    before += question.articles().contains(ids(found).getFirst()) ? 1 : 0;
                    after += question.articles()
                                    .contains(ids(reranker.rerank(query, found)).getFirst())
                            ? 1
                            : 0;
                }
            }
        }

        assertThat(after).isGreaterThan(before);
    }

    @Test
    void an_article_that_was_read_before_is_not_waited_for() {
        try (LateInteractions reranker = shipped(MODELS, Duration.ZERO)) {
            List<Hit> found = ShippedKnowledge.RETRIEVER.find(FREIGHT, Reranker.TOP);

            assertThat(reranker.rerank(FREIGHT, found)).isEqualTo(found);
            assertThat(watch.left).containsExactly(Language.ZH);

            reranker.prepare(ShippedKnowledge.ARTICLES.articles(Language.ZH));

            assertThat(reranker.rerank(FREIGHT, found)).isNotEqualTo(found);
            assertThat(watch.reranked).containsExactly(Language.ZH);
        }
    }

    @Test
    void where_nothing_is_near_nothing_is_compared() {
        try (LateInteractions reranker = shipped(MODELS, Duration.ofMinutes(1))) {
            List<Hit> far = ShippedKnowledge.RETRIEVER.find(FREIGHT, 3).stream()
                    .map(hit -> hit.withScore(0))
                    .toList();

            assertThat(reranker.rerank(FREIGHT, far)).isEqualTo(far);
            assertThat(reranker.rerank(FREIGHT, List.of())).isEmpty();
            assertThat(watch.reranked).isEmpty();
        }
    }

    @Test
    void a_text_of_signs_alone_and_a_very_long_one_are_compared_too() {
        try (LateInteractions reranker = shipped(MODELS, Duration.ofMinutes(1))) {
            List<Hit> found = ShippedKnowledge.RETRIEVER.find(FREIGHT, 10);

            for (String text : List.of("😀\u202e", "   ", "退货运费谁出".repeat(2_000))) {
                List<Hit> again = reranker.rerank(new Query(text, Language.ZH), found);

                assertThat(again).hasSameSizeAs(found);
                assertThat(again).allMatch(hit -> Double.isFinite(hit.score()));
            }
        }
    }

    @Test
    void without_a_folder_articles_stay_as_they_are_found() {
        try (LateInteractions reranker = shipped(folder.resolve("none"), Duration.ofMinutes(1))) {
            List<Hit> found = ShippedKnowledge.RETRIEVER.find(FREIGHT, 5);

            assertThat(reranker.rerank(FREIGHT, found)).isEqualTo(found);
            assertThat(reranker.model(Language.ZH)).isEqualTo("none");
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void a_graph_that_is_not_the_manifests_is_refused_by_name_and_gone_without() throws IOException {
        Path zh = copy().resolve("zh/1");
        byte[] graph = Files.readAllBytes(zh.resolve("model.onnx"));
        graph[graph.length / 2]++;
        Files.write(zh.resolve("model.onnx"), graph);

        try (LateInteractions reranker = shipped(folder, Duration.ofMinutes(1))) {
            assertThat(refused)
                    .singleElement()
                    .asString()
                    .contains("model.onnx is not the file that its manifest names");
            assertThat(reranker.model(Language.ZH)).isEqualTo("none");
            assertThat(reranker.model(Language.EN)).startsWith("rerank-en ");
        }
    }

    @Test
    void a_model_that_was_fitted_to_another_encoder_is_refused_by_name() throws IOException {
        rewrite(copy().resolve("zh/1/manifest.json"), "\"retrieval-zh 1 [0-9a-f]+\"", "\"retrieval-zh 0 abc\"");

        try (LateInteractions reranker = shipped(folder, Duration.ofMinutes(1))) {
            assertThat(refused)
                    .singleElement()
                    .asString()
                    .contains("was fitted to retrieval-zh 0 abc, but articles are found with retrieval-zh 1");
            assertThat(reranker.model(Language.ZH)).isEqualTo("none");
        }
    }

    @Test
    void where_the_encoder_was_refused_nothing_is_said_against_the_model() {
        Map<Language, Encoder> encoders = new EnumMap<>(ShippedKnowledge.ENCODERS.all());
        encoders.put(Language.ZH, Encoder.none("manifest.json cannot be read"));

        try (LateInteractions reranker = shipped(MODELS, encoders, Duration.ofMinutes(1))) {
            assertThat(refused).isEmpty();
            assertThat(reranker.model(Language.ZH)).isEqualTo("none");
            assertThat(reranker.model(Language.EN)).startsWith("rerank-en ");
        }
    }

    @Test
    void vectors_of_another_width_than_the_manifest_says_are_refused_by_name() throws IOException {
        rewrite(copy().resolve("en/1/manifest.json"), "\"dimensions\": \\d+", "\"dimensions\": 64");

        try (LateInteractions reranker = shipped(folder, Duration.ofMinutes(1))) {
            assertThat(refused).singleElement().asString().contains("numbers a token, but its manifest says 64");
            assertThat(reranker.model(Language.EN)).isEqualTo("none");
        }
    }

    private LateInteractions shipped(Path models, Duration patience) {
        return shipped(models, ShippedKnowledge.ENCODERS.all(), patience);
    }

    private LateInteractions shipped(Path models, Map<Language, Encoder> encoders, Duration patience) {
        return LateInteractions.load(
                models, encoders, EngineOptions.cpu(), patience, watch, refusal -> refused.add(refusal.getMessage()));
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.article().id()).toList();
    }

    private Path copy() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            files.filter(Files::isRegularFile).forEach(this::copy);
        }
        return folder;
    }

    private void copy(Path from) {
        try {
            Path to = folder.resolve(MODELS.relativize(from));
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rewrite(Path file, String pattern, String by) throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst(pattern, by));
    }

    private static final class Watch implements RerankMonitor {
        private final List<Language> reranked = new ArrayList<>();
        private final List<Language> left = new ArrayList<>();

        @Override
        public void reranked(Language language, long nanos) {
            reranked.add(language);
        }

        @Override
        public void leftAsFound(Language language) {
            left.add(language);
        }
    }
}
