package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final long[] TEXT = {101, 6842, 6573, 102};
    private static final int WIDTH = 32;

    @Test
    void paddingThatTheModelMaySeeChangesTheEmbedding() {
        try (OnnxSession session = OnnxSession.load(Bge.GRAPH, EngineOptions.cpu())) {
            float[] exact = firstToken(session, TEXT, ones(TEXT.length));
            long[] padded = Arrays.copyOf(TEXT, WIDTH);

            float[] masked = firstToken(session, padded, Arrays.copyOf(ones(TEXT.length), WIDTH));
            float[] unmasked = firstToken(session, padded, ones(WIDTH));

            assertThat(Vectors.dot(exact, masked)).isGreaterThan(0.99f);
            assertThat(Vectors.dot(exact, unmasked)).isLessThan(Vectors.dot(exact, masked) - 0.05f);
        }
    }

    private static float[] firstToken(OnnxSession session, long[] ids, long[] mask) {
        try (Tensors inputs = new Tensors()) {
            inputs.add("input_ids", ids, 1, ids.length);
            inputs.add("attention_mask", mask, 1, ids.length);
            inputs.add("token_type_ids", new long[ids.length], 1, ids.length);
            return session.run(inputs.byName(), Set.of("last_hidden_state"), result -> {
                float[] state = new float[512];
                ((OnnxTensor) result.get(0)).getFloatBuffer().get(state);
                return Vectors.unit(state, session.name());
            });
        }
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
