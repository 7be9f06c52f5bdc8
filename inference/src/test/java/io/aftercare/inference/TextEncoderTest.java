package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
    private static final String SHORT = "我要退货";
    private static final String LONG = "我上周在你们店里买的那台洗衣机装好以后一直漏水，客服说会有人上门，等了三天也没有人联系我。";
    /** Int8 activations are scaled by all texts of a run, so neighbours move an embedding a little. */
    private static final float INT8_COSINE = 0.98f;

    private static final Batching SHARED = new Batching(64, Integer.MAX_VALUE, 1_000_000, Duration.ZERO);

    private static TextEncoder encoder;
    private static TextEncoder batching;

    @BeforeAll
    static void load() {
        encoder = Bge.load(EngineOptions.cpu());
        batching = Bge.load(EngineOptions.cpu().with(SHARED));
    }

    @AfterAll
    static void close() {
        encoder.close();
        batching.close();
    }

    @Test
    void embeddingsHaveTheModelsDimensionsAndLengthOne() {
        float[] embedding = encoder.encode(SHORT);

        assertThat(encoder.dimensions()).isEqualTo(512);
        assertThat(embedding).hasSize(512);
        assertThat(Vectors.dot(embedding, embedding)).isCloseTo(1, within(1e-5f));
    }

    @Test
    void textsOfOneMeaningAreCloserThanTextsOfTwo() {
        float[] return1 = encoder.encode("我想退货");
        float[] return2 = encoder.encode("怎么申请退掉这个商品");
        float[] invoice = encoder.encode("发票什么时候开");

        assertThat(Vectors.dot(return1, return2)).isGreaterThan(Vectors.dot(return1, invoice));
    }

    @Test
    void aTextAloneAndPaddedInABatchGetTheSameEmbedding() {
        float[] alone = encoder.encode(SHORT);
        float[] padded = batching.encode(List.of(LONG, SHORT))[1];

        assertThat(Vectors.dot(alone, padded)).isGreaterThan(INT8_COSINE);
    }

    @Test
    void withOneTextInARunNeighboursChangeNothing() {
        float[] alone = encoder.encode(SHORT);
        float[] amongOthers = encoder.encode(List.of(LONG, SHORT, LONG))[1];

        assertThat(amongOthers).containsExactly(alone);
    }

    @Test
    void aLongListComesBackInTheOrderOfItsTexts() {
        List<String> texts = IntStream.range(0, 20)
                .mapToObj(i -> i % 2 == 0 ? LONG + i : "退货" + i)
                .toList();

        float[][] together = batching.encode(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(Vectors.dot(together[i], encoder.encode(texts.get(i)))).isGreaterThan(INT8_COSINE);
        }
    }

    @Test
    void aTextIsCutAtTheMaximumOfTokens() {
        String cut = "退".repeat(Bge.MAX_TOKENS - 2);

        assertThat(encoder.encode(cut + "货".repeat(4_000))).containsExactly(encoder.encode(cut));
        assertThat(encoder.encode(cut.substring(1))).isNotEqualTo(encoder.encode(cut));
    }

    @Test
    void noTextsGiveNoEmbeddings() {
        assertThat(encoder.encode(List.of())).isEmpty();
    }

    @Test
    void textsWithoutWordsAreEncodedAllTheSame() {
        for (String odd : List.of("", " ", "😡😡", "\u200b", "\uFFFD", "é\u0301", "𠮷野家")) {
            assertThat(encoder.encode(odd)).as(odd).hasSize(512);
        }
    }

    @Test
    void concurrentCallsAgreeWithLoneOnes() throws Exception {
        float[] expected = encoder.encode(LONG);
        TextEncoder patient = Bge.load(EngineOptions.cpu().withConcurrency(2).withQueue(64, Duration.ofSeconds(30)));
        try (patient;
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<float[]>> answers = callers.invokeAll(Collections.nCopies(32, () -> patient.encode(LONG)));

            for (Future<float[]> answer : answers) {
                assertThat(answer.get()).containsExactly(expected);
            }
        }
    }

    @Test
    void aClosedEncoderRefuses() {
        TextEncoder closed = Bge.load(EngineOptions.cpu());
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.encode(SHORT))
                .isInstanceOf(InferenceFailed.class)
                .hasMessageContaining("bge-small-zh-v1.5-q.onnx is closed");
    }

    @Test
    void closingWaitsForThoseInside() throws Exception {
        TextEncoder closing = Bge.load(EngineOptions.cpu());
        List<String> many = Collections.nCopies(40, LONG);
        try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<float[][]> running = caller.submit(() -> closing.encode(many));
            closing.close();

            try {
                assertThat(running.get()).hasDimensions(40, 512);
            } catch (ExecutionException refused) {
                assertThat(refused.getCause()).isInstanceOf(InferenceFailed.class);
            }
        }
    }

    @Test
    void aRunThatTakesTooLongIsEndedAndTheNextOneIsServed() {
        EngineOptions hasty =
                EngineOptions.cpu().withConcurrency(1).with(SHARED).withMaxRun(Duration.ofMillis(60));
        try (TextEncoder encoder = Bge.load(hasty)) {
            List<String> many = Collections.nCopies(64, LONG.repeat(5));

            assertThatThrownBy(() -> encoder.encode(many))
                    .isInstanceOf(InferenceTimedOut.class)
                    .hasMessageContaining("the run was ended after 60 ms");
            assertThat(encoder.encode(SHORT)).hasSize(512);
        }
    }
}
