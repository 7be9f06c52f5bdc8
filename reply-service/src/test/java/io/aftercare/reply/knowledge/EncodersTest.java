package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.reply.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of encoders in which one thing is wrong. */
class EncodersTest {
    @TempDir
    private Path folder;

    private Path zh;

    @BeforeEach
    void copyWhatShips() throws IOException {
        try (Stream<Path> files = Files.walk(ShippedKnowledge.MODELS)) {
            files.filter(Files::isRegularFile).forEach(this::copy);
        }
        try (Stream<Path> versions = Files.list(folder.resolve("zh"))) {
            zh = versions.findFirst().orElseThrow();
        }
    }

    @Test
    void a_graph_that_is_not_the_manifests_is_refused() throws IOException {
        byte[] graph = Files.readAllBytes(zh.resolve("model.onnx"));
        graph[graph.length / 2]++;
        Files.write(zh.resolve("model.onnx"), graph);

        assertThatThrownBy(() -> Encoders.load(folder, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("model.onnx is not the file that its manifest names")
                .hasMessageContaining("put the folder back as it was released");
    }

    @Test
    void questions_of_another_number_than_the_manifest_says_are_refused() throws IOException {
        Path manifest = zh.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("\"account-login\": \\d+", "\"account-login\": 1"));

        assertThatThrownBy(() -> Encoders.load(folder, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("asked.bin holds");
    }

    @Test
    void where_a_model_is_missing_articles_are_found_by_their_words_alone() throws IOException {
        Files.delete(zh.resolve("manifest.json"));
        List<String> refused = new ArrayList<>();

        try (Encoders encoders =
                        Encoders.load(folder, EngineOptions.cpu(), refusal -> refused.add(refusal.getMessage()));
                Retriever retriever = new Retriever(encoders.all(), Reranker.NONE, Clock.systemUTC())) {
            retriever.serve(Catalogue.of(ShippedKnowledge.ARTICLES));

            assertThat(refused).singleElement().asString().contains("manifest.json cannot be read");
            assertThat(encoders.of(Language.ZH).model()).startsWith("none: ");
            assertThat(encoders.of(Language.ZH).readsMeaning()).isFalse();
            assertThat(encoders.of(Language.EN).model()).startsWith("retrieval-en ");
            assertThat(encoders.of(Language.EN).readsMeaning()).isTrue();
            assertThat(retriever.find(new Query("退货运费谁出", Language.ZH), 5))
                    .extracting(hit -> hit.article().id())
                    .contains("return-freight");
        }
    }

    private void copy(Path from) {
        try {
            Path to = folder.resolve(ShippedKnowledge.MODELS.relativize(from));
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
