package io.aftercare.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * A small encoder-decoder that writes one token after the other, always the best one that a {@link Grammar} allows. The
 * encoder takes {@code act [symbols]} and gives {@code crossed}; a step of the decoder takes {@code token}, {@code
 * position}, {@code past} and {@code crossed} and gives {@code scores} and {@code present}. Safe for many threads; a
 * caller keeps its place for the whole text.
 */
public final class Generator implements AutoCloseable {
    private static final int NOTHING = -1;

    private final OnnxSession encoder;
    private final OnnxSession decoder;
    private final GeneratorShape shape;
    private final Gate<GenerationLane> gate;

    private Generator(OnnxSession encoder, OnnxSession decoder, GeneratorShape shape, EngineOptions options) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.shape = shape;
        this.gate = new Gate<>(decoder.name(), options, () -> new GenerationLane(encoder, decoder, shape, options));
    }

    /**
     * Reads both graphs and runs every length once, so that the first caller finds them warm.
     *
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static Generator load(
            ModelSource encoder, ModelSource decoder, GeneratorShape shape, EngineOptions options) {
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
            Generator generator = new Generator(first, second, shape, options);
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
     * @return how many tokens were written, the end excepted; which ones, the grammar was told
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws GenerationCancelled when the caller no longer wants the text
     * @throws GenerationUnfinished when there is no end by the last token
     * @throws InferenceFailed when it is closed, takes too long or a score is not a number
     */
    public int generate(int[] prompt, int begin, int end, Grammar grammar, GenerationLimits limits, Caller caller) {
        if (prompt.length < 1 || prompt.length > shape.prompt()) {
            throw new InferenceFailed("%s reads prompts of 1 to %d symbols, not of %d"
                    .formatted(encoder.name(), shape.prompt(), prompt.length));
        }
        return gate.pass(caller, (lane, waited) -> write(lane, prompt, begin, end, grammar, limits));
    }

    /** Callers refused since the start. */
    public long refusals() {
        return gate.refusals();
    }

    @Override
    public void close() {
        gate.close(GenerationLane::close, () -> closeAll(encoder, decoder));
    }

    private int write(GenerationLane lane, int[] prompt, int begin, int end, Grammar grammar, GenerationLimits limits) {
        long start = System.nanoTime();
        long most = limits.maxTime().toNanos();
        lane.read(prompt);
        int token = begin;
        for (int place = 0; place < shape.tokens(); place++) {
            if (limits.cancelled().getAsBoolean()) {
                throw new GenerationCancelled(decoder.name(), place);
            }
            if (System.nanoTime() - start > most) {
                throw new InferenceTimedOut(decoder.name(), limits.maxTime());
            }
            token = best(lane.step(token, place), grammar);
            if (token == end) {
                return place;
            }
            if (token == NOTHING) {
                throw new GenerationUnfinished(decoder.name(), place);
            }
            grammar.took(token);
        }
        throw new GenerationUnfinished(decoder.name(), shape.tokens());
    }

    private int best(FloatBuffer scores, Grammar grammar) {
        while (true) {
            int best = NOTHING;
            float most = Float.NEGATIVE_INFINITY;
            for (int token = 0; token < shape.outputs(); token++) {
                float score = scores.get(token);
                if (score > most) {
                    most = score;
                    best = token;
                } else if (score != score) {
                    throw new InferenceFailed("%s: scores is NaN".formatted(decoder.name()));
                }
            }
            if (best == NOTHING || grammar.allows(best)) {
                return best;
            }
            scores.put(best, Float.NEGATIVE_INFINITY);
        }
    }

    private void warm(GenerationLane lane) {
        lane.read(new int[shape.prompt()]);
        for (int place = 0; place < shape.tokens(); place++) {
            best(lane.step(0, place), ANYTHING);
        }
    }

    private static final Grammar ANYTHING = new Grammar() {
        @Override
        public boolean allows(int token) {
            return true;
        }

        @Override
        public void took(int token) {
            // Nobody reads what warms.
        }
    };

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
