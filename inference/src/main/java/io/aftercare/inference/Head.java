package io.aftercare.inference;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A small graph over embeddings: float32 {@code [rows, dimensions]} in, named float32 scores out. */
public final class Head implements AutoCloseable {
    private final OnnxSession session;
    private final Gate<Place> gate;
    private final String input;
    private final int dimensions;
    private final Set<String> outputs;

    private Head(OnnxSession session, String input, int dimensions, EngineOptions options) {
        this.session = session;
        this.input = input;
        this.dimensions = dimensions;
        this.outputs = session.outputShapes().keySet();
        this.gate = new Gate<>(session.name(), options, () -> new Place(options));
    }

    /**
     * Reads the graph and runs it once, so that the first caller finds it warm.
     *
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static Head load(ModelSource graph, EngineOptions options) {
        OnnxSession session = OnnxSession.load(graph, options);
        try {
            Map.Entry<String, long[]> input = onlyInput(session);
            Head head = new Head(session, input.getKey(), (int) input.getValue()[1], options);
            head.run(Caller.SERVICE, new float[head.dimensions]);
            return head;
        } catch (InferenceFailed e) {
            session.close();
            throw new ModelLoadException(graph.name() + " cannot run: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Length of the embeddings that this head reads. */
    public int dimensions() {
        return dimensions;
    }

    public Set<String> outputNames() {
        return outputs;
    }

    /**
     * The scores by output name, one row for each embedding; an output of one number a row has rows of length one.
     *
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws InferenceFailed when the head is closed, the embeddings do not fit it, or a score is not a number
     */
    public Map<String, float[][]> run(Caller caller, float[]... embeddings) {
        requireFit(embeddings);
        return gate.pass(caller, (place, waited) -> place.run(embeddings));
    }

    /** Callers refused since the start. */
    public long refusals() {
        return gate.refusals();
    }

    @Override
    public void close() {
        gate.close(Place::close, session::close);
    }

    private static Map.Entry<String, long[]> onlyInput(OnnxSession session) {
        Map<String, long[]> inputs = session.inputShapes();
        Map.Entry<String, long[]> first = inputs.entrySet().iterator().next();
        if (inputs.size() != 1 || first.getValue().length != 2 || first.getValue()[1] < 1) {
            throw new ModelLoadException("%s is no head: it wants %s, not one input of shape [rows, dimensions]"
                    .formatted(session.name(), inputs.keySet()));
        }
        return first;
    }

    private void requireFit(float[][] embeddings) {
        for (float[] embedding : embeddings) {
            if (embedding.length != dimensions) {
                throw new InferenceFailed("%s reads embeddings of length %d, not %d"
                        .formatted(session.name(), dimensions, embedding.length));
            }
        }
    }

    /** What one run at a time needs; a run of one embedding asks for no memory. */
    private final class Place implements AutoCloseable {
        private final RunLimit limit;
        private final FloatBuffer single = DirectMemory.floats(dimensions);
        private final Bound one;

        private Place(EngineOptions options) {
            this.limit = new RunLimit(options.maxRun());
            this.one = bind(single, 1);
        }

        private Map<String, float[][]> run(float[][] embeddings) {
            if (embeddings.length == 1) {
                return run(one, single, embeddings);
            }
            FloatBuffer values = DirectMemory.floats(Math.multiplyExact(embeddings.length, dimensions));
            try (Bound several = bind(values, embeddings.length)) {
                return run(several, values, embeddings);
            }
        }

        private Map<String, float[][]> run(Bound bound, FloatBuffer values, float[][] embeddings) {
            for (int row = 0; row < embeddings.length; row++) {
                values.put(row * dimensions, embeddings[row]);
            }
            session.run(bound, limit);
            Map<String, float[][]> scores = new LinkedHashMap<>();
            bound.read().forEach((name, output) -> scores.put(name, rows(output, embeddings.length)));
            return scores;
        }

        private Bound bind(FloatBuffer values, int rows) {
            Bound bound = new Bound();
            bound.input(input, values, rows, dimensions);
            session.outputShapes().forEach((name, declared) -> {
                long[] shape = session.shape(declared, rows, 1);
                bound.output(name, DirectMemory.floats(OnnxSession.count(shape)), shape);
            });
            return bound;
        }

        @Override
        public void close() {
            one.close();
            limit.close();
        }
    }

    private float[][] rows(Output output, int rows) {
        if (!output.isOfRows(rows)) {
            throw output.misshapen(session.name(), "one row of numbers for each embedding");
        }
        int width = output.width(rows);
        float[][] read = new float[rows][];
        for (int row = 0; row < rows; row++) {
            read[row] = output.row(session.name(), row * width, width);
        }
        return read;
    }
}
