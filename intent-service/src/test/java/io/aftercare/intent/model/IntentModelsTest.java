package io.aftercare.intent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.intent.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a copy of the real models, which each test spoils in its own way. */
class IntentModelsTest {
    private static final Path SHIPPED = Path.of(System.getProperty("aftercare.root"), "models", "intent");

    @TempDir
    Path directory;

    private Path intent;

    @BeforeEach
    void copyModels() throws IOException {
        intent = directory.resolve("intent");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Path target = intent.resolve(SHIPPED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void load(List<String> ruleCodes) {
        IntentModels.load(directory, ruleCodes, EngineOptions.cpu()).close();
    }

    private void replaceInManifest(String pattern, String replacement) throws IOException {
        Path manifest = intent.resolve("zh/manifest.json");
        String before = Files.readString(manifest);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(manifest, after);
    }

    private void assertRefused(String file, String reason) {
        assertThatThrownBy(() -> load(List.of()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(reason);
    }

    @Test
    void theShippedModelsReadBothLanguages() {
        try (IntentModels models = IntentModels.load(directory, List.of("return.request"), EngineOptions.cpu())) {
            Scores scores = models.read(Language.ZH, "发票怎么开");

            assertThat(scores.probabilities().values().stream()
                            .mapToDouble(p -> p)
                            .sum())
                    .isBetween(0.999, 1.001);
            assertThat(scores.best()).startsWith("invoice.");
            assertThat(models.read(Language.EN, "where is my order").best()).startsWith("logistics.");
            assertThat(models.views()).extracting(ModelView::name).containsExactly("intent-zh", "intent-en");
        }
    }

    @Test
    void aHeadThatWasChangedIsRefused() throws IOException {
        Path head = intent.resolve("zh/head.onnx");
        byte[] content = Files.readAllBytes(head);
        content[content.length / 2] ^= 1;
        Files.write(head, content);

        assertRefused("head.onnx", "is not the file that its manifest names");
    }

    @Test
    void aMissingHeadIsRefused() throws IOException {
        Files.delete(intent.resolve("en/head.onnx"));

        assertRefused("head.onnx", "cannot be read");
    }

    @Test
    void aBrokenManifestIsRefused() throws IOException {
        Files.writeString(intent.resolve("zh/manifest.json"), "{");

        assertRefused("manifest.json", "is not a manifest");
    }

    @Test
    void aManifestWithoutTemperatureIsRefused() throws IOException {
        replaceInManifest("\"temperature\"", "\"heat\"");

        assertRefused("manifest.json", "it must have a positive temperature");
    }

    @Test
    void aLabelThatTheTaxonomyDoesNotHaveIsRefused() throws IOException {
        replaceInManifest("\"return.request\"", "\"return.nonsense\"");

        assertRefused("manifest.json", "[return.nonsense]");
    }

    @Test
    void aLabelTooFewIsRefused() throws IOException {
        replaceInManifest("\"return.request\",\\s*", "");

        assertRefused("head.onnx", "labels");
    }

    @Test
    void aHeadForAnotherEncoderIsRefused() throws IOException {
        replaceInManifest("bge-small-zh-v1.5-q", "bge-small-en-v1.5-q");
        replaceInManifest("\"encoderSha256\": *\"[0-9a-f]+\",?", "");

        assertRefused("head.onnx", "reads 512 dimensions");
    }

    @Test
    void anEncoderThatWasSwappedIsRefused() throws IOException {
        replaceInManifest("bge-small-zh-v1.5-q", "bge-small-en-v1.5-q");

        assertRefused("bge-small-en-v1.5-q.onnx", "is not the file that its manifest names");
    }

    @Test
    void rulesThatTheTaxonomyDoesNotKnowAreRefused() {
        assertThatThrownBy(() -> load(List.of("return.request", "made.up")))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("rules/intents.yaml names intents that the taxonomy does not have: [made.up]");
    }
}
