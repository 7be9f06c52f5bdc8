package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final int BEGIN = 0;
    private static final int END = 1;
    private static final float[] NOTHING = {0, 0, 0, 0};
    /** After the beginning comes 2, then 3, then the end; second best is always 3. */
    private static final float[][] FOLLOWS = {{0, 0, 9, 5}, {0, 0, 0, 0}, {0, 1, 0, 9}, {0, 9, 0, 5}};

    private static final GenerationLimits PATIENT = GenerationLimits.of(Duration.ofSeconds(10));

    private static Generator generator(float[][] follows, float[] past, float[] prompt) {
        return Generator.load(
                TinyWriter.encoder(),
                TinyWriter.decoder(follows, past, prompt),
                TinyWriter.SHAPE,
                EngineOptions.cpu().withConcurrency(1));
    }

    private static List<Integer> write(Generator generator, IntPredicate allowed, int... prompt) {
        Script script = new Script(allowed);
        int tokens = generator.generate(prompt, BEGIN, END, script, PATIENT, Caller.SERVICE);
        assertThat(tokens).isEqualTo(script.taken.size());
        return script.taken;
    }

    @Test
    void theBestTokenFollowsUntilTheEndIsTheBest() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            assertThat(write(generator, token -> true, 1)).containsExactly(2, 3);
        }
    }

    @Test
    void whatTheGrammarForbidsGivesWayToTheNextBest() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            assertThat(write(generator, token -> token != 2, 1)).containsExactly(3);
        }
    }

    @Test
    void everyStepSeesAllTokensBeforeItAndNoneOfTheSentenceBefore() {
        // 2 follows 2 until the cache, which counts each token twice, outweighs it: 2·(2+2) · 1.5 > 9.
        float[][] follows = {{0, 0, 9, 0}, NOTHING, {0, 0, 9, 0}, NOTHING};
        try (Generator generator = generator(follows, new float[] {0, 1.5f, 0, 0}, NOTHING)) {
            assertThat(write(generator, token -> true, 1)).containsExactly(2, 2, 2);
            assertThat(write(generator, token -> true, 1)).containsExactly(2, 2, 2);
        }
    }

    @Test
    void everyStepSeesThePrompt() {
        // The prompt counts each symbol twice: 2 beats 3 by 4 after the beginning, until the prompt outweighs it.
        try (Generator generator = generator(FOLLOWS, NOTHING, new float[] {0, 0, 0, 1})) {
            assertThat(write(generator, token -> true, 1)).containsExactly(2, 3);
            assertThat(write(generator, token -> true, 1, 1)).containsExactly(2, 3);
            assertThatThrownBy(() -> write(generator, token -> true, 1, 2))
                    .isInstanceOf(GenerationUnfinished.class)
                    .hasMessage("decoder.onnx: no end after 6 tokens");
        }
    }

    @Test
    void aTextWithoutAnEndIsNotGiven() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            assertThatThrownBy(() -> write(generator, token -> token != END, 1))
                    .isInstanceOf(GenerationUnfinished.class)
                    .hasMessage("decoder.onnx: no end after 6 tokens");
        }
    }

    @Test
    void whereNothingIsAllowedThereIsNoText() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            assertThatThrownBy(() -> write(generator, token -> false, 1))
                    .isInstanceOf(GenerationUnfinished.class)
                    .hasMessage("decoder.onnx: no end after 0 tokens");
        }
    }

    @Test
    void whoNoLongerWantsTheTextIsNotKeptWaiting() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            Script script = new Script(token -> true);
            GenerationLimits afterOne = new GenerationLimits(Duration.ofSeconds(10), () -> !script.taken.isEmpty());

            assertThatThrownBy(() -> generator.generate(new int[] {1}, BEGIN, END, script, afterOne, Caller.SERVICE))
                    .isInstanceOf(GenerationCancelled.class)
                    .hasMessage("decoder.onnx: cancelled after 1 tokens");
            assertThat(write(generator, token -> true, 1)).containsExactly(2, 3);
        }
    }

    @Test
    void aTextThatTakesTooLongIsGivenUp() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            GenerationLimits hasty = GenerationLimits.of(Duration.ofNanos(1));

            assertThatThrownBy(() -> generator.generate(
                            new int[] {1}, BEGIN, END, new Script(token -> true), hasty, Caller.SERVICE))
                    .isInstanceOf(InferenceTimedOut.class);
        }
    }

    @Test
    void aScoreThatIsNoNumberIsRefusedAtTheLoad() {
        float[][] broken = {{Float.NaN, 0, 0, 0}, NOTHING, NOTHING, NOTHING};

        assertThatThrownBy(() -> generator(broken, NOTHING, NOTHING))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("decoder.onnx cannot run: decoder.onnx: scores is NaN");
    }

    @Test
    void graphsOfOtherSizesThanTheManifestSaysAreNotLoaded() {
        GeneratorShape larger = new GeneratorShape(2, 1, 1, 3, 6, 4);

        assertThatThrownBy(() -> Generator.load(
                        TinyWriter.encoder(),
                        TinyWriter.decoder(FOLLOWS, NOTHING, NOTHING),
                        larger,
                        EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("encoder.onnx does not fit its manifest: crossed is [-1, 2, 1, 1], not [-1, 4, 1, 1]");
    }

    @Test
    void aPromptThatIsTooLongIsRefused() {
        try (Generator generator = generator(FOLLOWS, NOTHING, NOTHING)) {
            assertThatThrownBy(() -> write(generator, token -> true, 1, 1, 1, 1))
                    .isInstanceOf(InferenceFailed.class)
                    .hasMessage("encoder.onnx reads prompts of 1 to 3 symbols, not of 4");
        }
    }

    @Test
    void aClosedGeneratorRefuses() {
        Generator generator = generator(FOLLOWS, NOTHING, NOTHING);
        generator.close();

        assertThatThrownBy(() -> write(generator, token -> true, 1))
                .isInstanceOf(ModelClosed.class)
                .hasMessage("decoder.onnx is closed");
    }

    private static final class Script implements Grammar {
        private final IntPredicate allowed;
        private final List<Integer> taken = new ArrayList<>();

        private Script(IntPredicate allowed) {
            this.allowed = allowed;
        }

        @Override
        public boolean allows(int token) {
            return allowed.test(token);
        }

        @Override
        public void took(int token) {
            taken.add(token);
        }
    }
}
