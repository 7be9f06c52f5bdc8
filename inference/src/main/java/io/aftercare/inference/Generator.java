package io.aftercare.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A small encoder-decoder that writes one token after the other: of what a {@link Grammar} allows, the best one, or
 * the best few side by side, of which the best whole text is given. The
 * encoder takes {@code act [symbols]} and gives {@code crossed}; a step of the decoder takes {@code token}, {@code
 * position}, {@code past} and {@code crossed} and gives {@code scores} and {@code present}. Safe for many threads; a
 * caller keeps its place for the whole text.
 */
public final class Generator implements AutoCloseable {
    private final OnnxSession encoder;
    private final OnnxSession decoder;
    private final GeneratorShape shape;
    private final int beams;
    private final Gate<GenerationLane> gate;

    private Generator(
            OnnxSession encoder, OnnxSession decoder, GeneratorShape shape, int beams, EngineOptions options) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.shape = shape;
        this.beams = beams;
        // Texts of one step and of the next, so that none is written over that another still goes on from.
        this.gate = new Gate<>(
                decoder.name(), options, () -> new GenerationLane(encoder, decoder, shape, 2 * beams, options));
    }

    /**
     * Reads both graphs and runs every length once, so that the first caller finds them warm.
     *
     * @param beams how many texts are written side by side
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static Generator load(
            ModelSource encoder, ModelSource decoder, GeneratorShape shape, int beams, EngineOptions options) {
        OnnxSession first = OnnxSession.load(encoder, options);
        OnnxSession second = null;
        try {
            second = OnnxSession.load(decoder, options);
            long[] slots = shape.cache(-1);
            require(first, first.outputShapes(), "crossed", slots);
            require(second, second.inputShapes(), "past", slots);
            require(second, second.inputShapes(), "crossed", slots);
            require(second, second.outputShapes(), "present", shape.cache(1));
            require(second, second.outputShapes(), "scores", shape.outputs());
            Generator generator = new Generator(first, second, shape, beams, options);
            generator.gate.each(generator::warm);
            return generator;
        } catch (InferenceFailed e) {
            closeAll(first, second);
            throw new ModelLoadException(decoder.name() + " cannot run: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeAll(first, second);
            throw e;
        }
    }

    /**
     * Writes until the end is the best that may come.
     *
     * @param prompt what the encoder reads
     * @param begin the token before the first
     * @param end the token that ends a text; the grammar is asked of it too
     * @return the tokens of the text, the end excepted
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws GenerationCancelled when the caller no longer wants the text
     * @throws GenerationUnfinished when there is no end by the last token
     * @throws InferenceFailed when it is closed, takes too long or a score is not a number
     */
    public List<Integer> generate(
            int[] prompt, int begin, int end, Grammar grammar, GenerationLimits limits, Caller caller) {
        if (prompt.length < 1 || prompt.length > shape.prompt()) {
            throw new InferenceFailed("%s reads prompts of 1 to %d symbols, not of %d"
                    .formatted(encoder.name(), shape.prompt(), prompt.length));
        }
        return gate.pass(caller, (lane, waited) -> {
            lane.read(prompt);
            return new BeamSearch(decoder.name(), lane, shape, beams, end, limits).write(begin, grammar);
        });
    }

    /** Callers refused since the start. */
    public long refusals() {
        return gate.refusals();
    }

    @Override
    public void close() {
        gate.close(GenerationLane::close, () -> closeAll(encoder, decoder));
    }

    private void warm(GenerationLane lane) {
        lane.read(new int[shape.prompt()]);
        for (int place = 0; place < shape.tokens(); place++) {
            BeamSearch.requireNumbers(decoder.name(), lane.step(0, 0, place));
        }
    }

    private static void require(OnnxSession session, Map<String, long[]> shapes, String name, long... wanted) {
        long[] found = shapes.get(name);
        if (!Arrays.equals(found, wanted)) {
            throw new ModelLoadException("%s does not fit its manifest: %s is %s, not %s"
                    .formatted(
                            session.name(),
                            name,
                            found == null ? "missing" : Arrays.toString(found),
                            Arrays.toString(wanted)));
        }
    }

    private static void closeAll(OnnxSession encoder, OnnxSession decoder) {
        try (encoder) {
            if (decoder != null) {
                decoder.close();
            }
        }
    }
}
