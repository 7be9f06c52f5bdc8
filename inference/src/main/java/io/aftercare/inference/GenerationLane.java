package io.aftercare.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one generation at a time needs. The cache of keys and values is one piece of native memory with the tokens first:
 * a step reads what lies before its token and writes right behind it, so nothing is copied, save where one text goes on as
 * two, and the tensors over each length are made once.
 */
final class GenerationLane implements AutoCloseable {
    private final OnnxSession encoder;
    private final OnnxSession decoder;
    private final GeneratorShape shape;
    private final RunLimit limit;
    private final LongBuffer prompt;
    private final LongBuffer token = DirectMemory.longs(1);
    private final LongBuffer position = DirectMemory.longs(1);
    private final FloatBuffer scores;
    private final FloatBuffer[] caches;
    private final FloatBuffer crossed;
    private final OnnxTensor[] prompts;
    private final OnnxTensor[] crosseds;
    private final OnnxTensor[][] pasts;
    private final OnnxTensor[][] presents;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxValue> outputs = new HashMap<>();

    /** @param texts how many are kept side by side, each with a cache of its own */
    GenerationLane(OnnxSession encoder, OnnxSession decoder, GeneratorShape shape, int texts, EngineOptions options) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.shape = shape;
        this.limit = new RunLimit(options.maxRun());
        this.prompt = DirectMemory.longs(shape.prompt());
        this.scores = DirectMemory.floats(shape.outputs());
        this.caches = new FloatBuffer[texts];
        this.crossed = DirectMemory.floats(shape.cached(shape.prompt()));
        this.prompts = new OnnxTensor[shape.prompt() + 1];
        this.crosseds = new OnnxTensor[shape.prompt() + 1];
        this.pasts = new OnnxTensor[texts][shape.tokens()];
        this.presents = new OnnxTensor[texts][shape.tokens()];
        try {
            for (int length = 1; length <= shape.prompt(); length++) {
                prompts[length] =
                        OnnxTensor.createTensor(OnnxEnvironment.get(), prompt.slice(0, length), new long[] {length});
                crosseds[length] = tensor(crossed, 0, length);
            }
            for (int text = 0; text < texts; text++) {
                // The first place holds noughts: what a sentence has behind it before its first token.
                caches[text] = DirectMemory.floats(shape.cached(shape.tokens() + 1));
                for (int place = 0; place < shape.tokens(); place++) {
                    pasts[text][place] = tensor(caches[text], 0, place + 1);
                    presents[text][place] = tensor(caches[text], place + 1, 1);
                }
            }
            inputs.put("token", OnnxTensor.createTensor(OnnxEnvironment.get(), token, new long[] {1}));
            inputs.put("position", OnnxTensor.createTensor(OnnxEnvironment.get(), position, new long[] {1}));
            outputs.put("scores", OnnxTensor.createTensor(OnnxEnvironment.get(), scores, new long[] {shape.outputs()}));
        } catch (OrtException e) {
            throw new ModelLoadException(decoder.name() + ": no memory for its cache: " + e.getMessage(), e);
        }
    }

    /** Reads the prompt, which every step then looks at. */
    void read(int[] symbols) {
        for (int i = 0; i < symbols.length; i++) {
            prompt.put(i, symbols[i]);
        }
        OnnxTensor seen = crosseds[symbols.length];
        encoder.run(Map.of("act", prompts[symbols.length]), Map.of("crossed", seen), limit);
        inputs.put("crossed", seen);
    }

    /** The scores of what may follow a text's token at a place; they are the caller's to change until the next step. */
    FloatBuffer step(int text, int next, int place) {
        token.put(0, next);
        position.put(0, place);
        inputs.put("past", pasts[text][place]);
        outputs.put("present", presents[text][place]);
        decoder.run(inputs, outputs, limit);
        return scores;
    }

    /** Lets a text begin as another one did, up to a place. */
    void copy(int from, int to, int place) {
        caches[to].put(0, caches[from], 0, shape.cached(place + 2));
    }

    private OnnxTensor tensor(FloatBuffer memory, int from, int length) throws OrtException {
        return OnnxTensor.createTensor(
                OnnxEnvironment.get(), memory.slice(shape.cached(1) * from, shape.cached(length)), shape.cache(length));
    }

    @Override
    public void close() {
        inputs.get("token").close();
        inputs.get("position").close();
        outputs.get("scores").close();
        Stream.of(Stream.of(prompts, crosseds), Stream.of(pasts), Stream.of(presents))
                .flatMap(tensors -> tensors)
                .flatMap(Stream::of)
                .filter(Objects::nonNull)
                .forEach(OnnxTensor::close);
        limit.close();
    }
}
