package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextModelTest {
    private static final TextLimits LIMITS = new TextLimits(16, 8);
    private static final TinyText WORDS = TinyText.of("退", "货", "换", "return")
            .rows("leaves", 2, Map.of("退", new float[] {3, 0}, "换", new float[] {0, 5}, "return", new float[] {3, 0}))
            .number("out_of_scope", Map.of("[CLS]", 1f, "退", -2f))
            .tokens("spans", 2, Map.of("货", new float[] {0, 7}));

    @TempDir
    Path directory;

    private TextModel load() {
        return TextModel.load(
                directory.resolve("model.onnx"), directory.resolve("tokenizer.json"), LIMITS, EngineOptions.cpu());
    }

    @Test
    void oneRunGivesEveryOutput() {
        WORDS.write(directory);
        try (TextModel model = load()) {
            TextScores scores = model.read(TextInput.of("退😡货"));

            assertThat(model.outputNames()).containsExactly("embedding", "leaves", "out_of_scope", "spans");
            assertThat(scores.rows().get("leaves")).containsExactly(3, 0);
            assertThat(scores.rows().get("out_of_scope")).containsExactly(-1);
            assertThat(scores.rows().get("embedding")).hasSize(WORDS.dimensions());
            assertThat(scores.tokens()).containsExactly(new TokenSpan(0, 1), new TokenSpan(1, 3), new TokenSpan(3, 4));
            assertThat(scores.tokenRows().get("spans")).isDeepEqualTo(new float[][] {{0, 0}, {0, 0}, {0, 7}});
        }
    }

    @Test
    void whatWasSaidBeforeIsReadToo() {
        WORDS.write(directory);
        try (TextModel model = load()) {
            TextScores scores = model.read(new TextInput("货", "我要换"));

            assertThat(scores.rows().get("leaves")).containsExactly(0, 5);
            assertThat(scores.tokens()).containsExactly(new TokenSpan(0, 1));
            assertThat(scores.tokenRows().get("spans")).isDeepEqualTo(new float[][] {{0, 7}});
        }
    }

    @Test
    void textsReadTogetherComeBackInTheirOrder() {
        WORDS.write(directory);
        try (TextModel model = load()) {
            List<TextScores> scores =
                    model.readTogether(List.of(TextInput.of("换货换货"), TextInput.of("退"), TextInput.of("")));

            assertThat(scores).extracting(read -> read.rows().get("leaves")[1]).containsExactly(10f, 0f, 0f);
            assertThat(scores).extracting(read -> read.tokens().size()).containsExactly(4, 1, 0);
            assertThat(scores.get(0).tokenRows().get("spans")[3][1]).isEqualTo(7);
            assertThat(model.readTogether(List.of())).isEmpty();
        }
    }

    @Test
    void weightsBesideTheGraphAreFound() {
        WORDS.writeInParts(directory);
        try (TextModel model = load()) {
            float[] embedding = model.read(TextInput.of("return return")).rows().get("embedding");

            assertThat(embedding[WORDS.dimension("return")]).isCloseTo((float) (2 / Math.sqrt(6)), within(1e-6f));
        }
    }

    @Test
    void missingWeightsBesideTheGraphAreNamed() throws Exception {
        WORDS.writeInParts(directory);
        Files.delete(directory.resolve("embeddings.bin"));

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("model.onnx cannot be loaded")
                .hasMessageContaining("embeddings.bin");
    }

    @Test
    void aMissingGraphIsNamed() throws Exception {
        WORDS.write(directory);
        Files.delete(directory.resolve("model.onnx"));

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("model.onnx cannot be read");
    }

    @Test
    void aHeadIsNoTextModel() throws Exception {
        WORDS.write(directory);
        Files.write(directory.resolve("model.onnx"), TinyGraph.packHead(new float[][] {{1}}, new float[] {1}));

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("model.onnx is no text encoder: it wants the inputs [embedding]");
    }

    @Test
    void scoresThatAreNoNumbersAreRefused() {
        TinyText.of("退")
                .rows("leaves", 1, Map.of("退", new float[] {Float.MAX_VALUE}))
                .write(directory);
        try (TextModel model = load()) {
            assertThatThrownBy(() -> model.read(TextInput.of("退退")))
                    .isInstanceOf(InferenceFailed.class)
                    .hasMessageEndingWith("model.onnx: leaves is Infinity");
        }
    }

    @Test
    void aClosedModelRefuses() {
        WORDS.write(directory);
        TextModel model = load();
        model.close();

        assertThatThrownBy(() -> model.read(TextInput.of("退")))
                .isInstanceOf(InferenceFailed.class)
                .hasMessageEndingWith("model.onnx is closed");
    }

    @Test
    void aHundredThousandTokensAreCutToWhatTheModelReads() {
        WORDS.write(directory);
        try (TextModel model = load()) {
            TextScores scores = model.read(new TextInput("退".repeat(100_000), "换".repeat(100_000)));

            assertThat(scores.tokens()).hasSize(LIMITS.maxTokens() - 2);
            assertThat(scores.rows().get("leaves")).containsExactly(3f * (LIMITS.maxTokens() - 2), 0);
        }
    }
}
