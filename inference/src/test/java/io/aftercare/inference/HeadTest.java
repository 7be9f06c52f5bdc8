package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadTest {
    private static final float[][] WEIGHTS = {{1, 0, -1}, {0, 2, 0}};
    private static final float[] SCOPE = {0, 100};

    private static Head head(float[][] weights) {
        return Head.load(ModelSource.bytes("tiny.onnx", TinyGraph.head(weights, SCOPE)), EngineOptions.cpu());
    }

    @Test
    void everyOutputHasARowForEachEmbedding() {
        try (Head head = head(WEIGHTS)) {
            Map<String, float[][]> scores = head.run(Caller.SERVICE, new float[] {1, 0}, new float[] {0, 1});

            assertThat(head.dimensions()).isEqualTo(2);
            assertThat(head.outputNames()).containsExactlyInAnyOrder("logits", "out_of_scope");
            assertThat(scores.get("logits")[0]).containsExactly(1, 0, -1);
            assertThat(scores.get("logits")[1]).containsExactly(0, 2, 0);
            assertThat(scores.get("out_of_scope")[0][0]).isEqualTo(0.5f);
            assertThat(scores.get("out_of_scope")[1][0]).isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void anEmbeddingOfAnotherLengthIsRefused() {
        try (Head head = head(WEIGHTS)) {
            assertThatThrownBy(() -> head.run(Caller.SERVICE, new float[] {1, 2, 3}))
                    .isInstanceOf(InferenceFailed.class)
                    .hasMessage("tiny.onnx reads embeddings of length 2, not 3");
        }
    }

    @Test
    void aScoreThatIsNoNumberIsRefused() {
        try (Head head = head(new float[][] {{1}, {Float.MAX_VALUE}})) {
            assertThatThrownBy(() -> head.run(Caller.SERVICE, new float[] {0, 10}))
                    .isInstanceOf(InferenceFailed.class)
                    .hasMessage("tiny.onnx: logits is Infinity");
        }
    }

    @Test
    void aHeadThatCannotGiveNumbersIsNotLoaded() {
        assertThatThrownBy(() -> head(new float[][] {{Float.NaN}, {0}}))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("tiny.onnx cannot run: tiny.onnx: logits is NaN");
    }

    @Test
    void aClosedHeadRefuses() {
        Head head = head(WEIGHTS);
        head.close();

        assertThatThrownBy(() -> head.run(Caller.SERVICE, new float[] {1, 0}))
                .isInstanceOf(InferenceFailed.class)
                .hasMessage("tiny.onnx is closed");
    }
}
