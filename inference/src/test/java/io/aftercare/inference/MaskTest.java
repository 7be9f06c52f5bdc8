package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Arrays;
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
        try (Bound bound = new Bound();
                RunLimit limit = new RunLimit(Duration.ofSeconds(10))) {
            bound.input("input_ids", direct(ids), 1, ids.length);
            bound.input("attention_mask", direct(mask), 1, ids.length);
            bound.input("token_type_ids", DirectMemory.longs(ids.length), 1, ids.length);
            bound.output("last_hidden_state", DirectMemory.floats(ids.length * 512), 1, ids.length, 512);
            session.run(bound, limit);
            return Vectors.unit(bound.read().get("last_hidden_state").row(session.name(), 0, 512), session.name());
        }
    }

    private static LongBuffer direct(long... values) {
        return DirectMemory.longs(values.length).put(0, values);
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
