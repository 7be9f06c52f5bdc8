package io.aftercare.inference;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one run at a time of a text graph needs: native memory for the longest text, tensors over it for each length met,
 * and a limit on the time. A text alone is neither padded nor copied twice, and no native memory is asked for.
 */
final class Lane implements AutoCloseable {
    private final OnnxSession session;
    private final RunLimit limit;
    private final List<Input> inputs;
    private final Map<String, FloatBuffer> outputs = new LinkedHashMap<>();
    private final Bound[] byLength;

    private record Input(String name, LongBuffer memory) {}

    /** @param maxTokens the longest text, special tokens included */
    Lane(OnnxSession session, int maxTokens, EngineOptions options) {
        this.session = session;
        this.limit = new RunLimit(options.maxRun());
        this.byLength = new Bound[maxTokens + 1];
        this.inputs = session.inputNames().stream()
                .map(name -> new Input(name, DirectMemory.longs(maxTokens)))
                .toList();
        session.outputShapes()
                .forEach((name, shape) ->
                        outputs.put(name, DirectMemory.floats(OnnxSession.count(session.shape(shape, 1, maxTokens)))));
    }

    /** The text in a run of its own. */
    <T> T run(Tokens text, Function<Map<String, Output>, T> reading) {
        Bound bound = bound(text.length());
        // By number, for an iterator would be the one thing that a call leaves behind.
        for (int i = 0; i < inputs.size(); i++) {
            BertInputs.fill(inputs.get(i).name(), text, inputs.get(i).memory());
        }
        session.run(bound, limit);
        return reading.apply(bound.read());
    }

    /** Several texts in one run; only where they are to be read together, for this asks for new memory. */
    <T> T run(PaddedBatch batch, Function<Map<String, Output>, T> reading) {
        try (Bound bound = new Bound()) {
            for (String name : session.inputNames()) {
                LongBuffer values = DirectMemory.longs(batch.rows() * batch.width());
                values.put(0, BertInputs.values(name, batch));
                bound.input(name, values, batch.rows(), batch.width());
            }
            session.outputShapes().forEach((name, shape) -> {
                long[] of = session.shape(shape, batch.rows(), batch.width());
                bound.output(name, DirectMemory.floats(OnnxSession.count(of)), of);
            });
            session.run(bound, limit);
            return reading.apply(bound.read());
        }
    }

    private Bound bound(int length) {
        Bound bound = byLength[length];
        if (bound == null) {
            bound = bind(length);
            byLength[length] = bound;
        }
        return bound;
    }

    private Bound bind(int length) {
        Bound bound = new Bound();
        inputs.forEach(input -> bound.input(input.name(), input.memory().slice(0, length), 1, length));
        outputs.forEach((name, memory) -> {
            long[] shape = session.shape(session.outputShapes().get(name), 1, length);
            bound.output(name, memory.slice(0, OnnxSession.count(shape)), shape);
        });
        return bound;
    }

    @Override
    public void close() {
        for (Bound bound : byLength) {
            if (bound != null) {
                bound.close();
            }
        }
        limit.close();
    }
}
