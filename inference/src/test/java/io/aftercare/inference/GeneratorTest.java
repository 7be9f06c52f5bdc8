package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
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
        return generator(follows, past, prompt, 1);
    }

    private static Generator generator(float[][] follows, float[] past, float[] prompt, int beams) {
        return Generator.load(
                TinyWriter.encoder(),
                TinyWriter.decoder(follows, past, prompt),
                TinyWriter.SHAPE,
                beams,
                EngineOptions.cpu().withConcurrency(1));
    }

    private static List<Integer> write(Generator generator, IntPredicate allowed, int... prompt) {
        return generator.generate(prompt, BEGIN, END, new Script(allowed), PATIENT, Caller.SERVICE);
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
            Iterator<Boolean> gone = List.of(false, true).iterator();
            GenerationLimits afterOne = new GenerationLimits(Duration.ofSeconds(10), gone::next);

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
                        1,
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

    @Test
    void ofSeveralTextsTheLikeliestAsAWholeIsGiven() {
        // 2 is the better beginning, but what follows it is anybody's guess; after 3 the end is certain.
        float[][] follows = {{-9, -9, 5, 4.8f}, {0, 0, 0, 0}, {2, 2, 2, 2}, {-9, 9, -9, -9}};
        try (Generator greedy = generator(follows, NOTHING, NOTHING, 1);
                Generator wide = generator(follows, NOTHING, NOTHING, 2)) {
            assertThat(write(greedy, token -> token != 0, 1).getFirst()).isEqualTo(2);
            assertThat(write(wide, token -> token != 0, 1)).containsExactly(3);
        }
    }

    @Test
    void everyTextHasAPastOfItsOwn() {
        // As above with one beam: 2 follows 2 until the cache outweighs it; 3 is always second.
        float[][] follows = {{-9, -9, 9, 5}, NOTHING, {-9, -9, 9, 5}, {-9, -9, 9, 5}};
        try (Generator wide = generator(follows, new float[] {0, 1.9f, 0, 0}, NOTHING, 2)) {
            List<Integer> once = write(wide, token -> token != 0, 1);

            assertThat(write(wide, token -> token != 0, 1)).isEqualTo(once).startsWith(2, 2);
        }
    }

    private static final class Script implements Grammar {
        private final IntPredicate allowed;

        private Script(IntPredicate allowed) {
            this.allowed = allowed;
        }

        @Override
        public boolean allows(int token) {
            return allowed.test(token);
        }

        @Override
        public void took(int token) {
            // What is allowed depends on nothing that came before.
        }

        @Override
        public Grammar copy() {
            return this;
        }
    }
}
