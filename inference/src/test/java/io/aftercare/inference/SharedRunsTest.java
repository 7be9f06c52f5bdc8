package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers in one run, as on a GPU, here on the CPU with a graph so small that all is known of it. */
class SharedRunsTest {
    private static final TextLimits LIMITS = new TextLimits(16, 8);
    private static final TinyText WORDS = TinyText.of("退", "货", "换")
            .rows("leaves", 2, Map.of("退", new float[] {3, 0}, "换", new float[] {0, 5}))
            .tokens("spans", 2, Map.of("货", new float[] {0, 7}));
    private static final EngineOptions SHARED = EngineOptions.cpu()
            .withConcurrency(1)
            .with(new Batching(8, 1_000, 64, Duration.ofMillis(20)))
            .withQueue(1_000, Duration.ofSeconds(10));

    @TempDir
    Path directory;

    private final List<Integer> runs = Collections.synchronizedList(new ArrayList<>());
    private final RunListener listener = new RunListener() {
        @Override
        public void ran(long waitedNanos, long ranNanos, int texts, int tokens, int padded) {
            runs.add(texts);
        }
    };

    @BeforeEach
    void write() {
        WORDS.write(directory);
    }

    private TextModel load(EngineOptions options) {
        return TextModel.load(
                directory.resolve("model.onnx"), directory.resolve("tokenizer.json"), LIMITS, options, listener);
    }

    @Test
    void callersShareRunsAndEachGetsItsOwnScores() throws Exception {
        List<Callable<TextScores>> calls = new ArrayList<>();
        try (TextModel model = load(SHARED);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String text = "换".repeat(i % 5) + "货";
                calls.add(() -> model.read(TextInput.of(text), Caller.of("shop")));
            }
            List<Future<TextScores>> answers = callers.invokeAll(calls);

            for (int i = 0; i < 40; i++) {
                TextScores scores = answers.get(i).get();
                assertThat(scores.rows().get("leaves")).containsExactly(0, 5f * (i % 5));
                assertThat(scores.tokens()).hasSize(i % 5 + 1);
                assertThat(scores.tokenRows().get("spans")[i % 5]).containsExactly(0, 7);
            }
        }
        assertThat(runs.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(runs).as("shared").hasSizeLessThan(20).allMatch(texts -> texts <= 8);
    }

    @Test
    void textsReadTogetherComeBackInTheirOrder() {
        try (TextModel model = load(SHARED)) {
            assertThat(model.readTogether(List.of(TextInput.of("换换"), TextInput.of("退"), TextInput.of(""))))
                    .extracting(scores -> scores.rows().get("leaves"))
                    .containsExactly(new float[] {0, 10}, new float[] {3, 0}, new float[] {0, 0});
        }
    }

    @Test
    void closingServesWhoWaitsAndRefusesWhoComesLater() throws Exception {
        TextModel model = load(SHARED);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TextScores>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                answers.add(callers.submit(() -> model.read(TextInput.of("退"))));
            }
            while (runs.isEmpty()) {
                Thread.sleep(1);
            }
            model.close();

            int served = 0;
            for (Future<TextScores> answer : answers) {
                try {
                    assertThat(answer.get().rows().get("leaves")).containsExactly(3, 0);
                    served++;
                } catch (ExecutionException late) {
                    assertThat(late).hasCauseInstanceOf(ModelClosed.class);
                }
            }
            assertThat(served).isPositive();
        }
        assertThatThrownBy(() -> model.read(TextInput.of("退"))).isInstanceOf(ModelClosed.class);
        model.close();
    }

    @Test
    void aFullLineRefuses() throws Exception {
        EngineOptions full = SHARED.withQueue(0, Duration.ofSeconds(1));
        try (TextModel model = load(full)) {
            assertThatThrownBy(() -> model.read(TextInput.of("退"))).isInstanceOf(InferenceOverloaded.class);
            assertThat(model.refusals()).isEqualTo(1);
        }
    }
}
