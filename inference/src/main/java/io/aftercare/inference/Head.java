package io.aftercare.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A small graph over embeddings: float32 {@code [rows, dimensions]} in, named float32 scores out. */
public final class Head implements AutoCloseable {
    private final OnnxSession session;
    private final Gate gate;
    private final String input;
    private final int dimensions;
    private final Set<String> outputs;

    private Head(OnnxSession session, String input, int dimensions, EngineOptions options) {
        this.session = session;
        this.gate = new Gate(session.name(), options.concurrency(), options.maxWait());
        this.input = input;
        this.dimensions = dimensions;
        this.outputs = session.outputShapes().keySet();
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
            head.run(new float[head.dimensions]);
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
     * @throws InferenceOverloaded when no place was free in time
     * @throws InferenceFailed when the head is closed, the embeddings do not fit it, or a score is not a number
     */
    public Map<String, float[][]> run(float[]... embeddings) {
        requireFit(embeddings);
        return gate.pass(() -> {
            try (Tensors inputs = new Tensors()) {
                inputs.add(input, flatten(embeddings), embeddings.length, dimensions);
                return session.run(inputs.byName(), outputs, result -> read(result, embeddings.length));
            }
        });
    }

    @Override
    public void close() {
        gate.close(session::close);
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

    private float[] flatten(float[][] embeddings) {
        float[] flat = new float[embeddings.length * dimensions];
        for (int row = 0; row < embeddings.length; row++) {
            System.arraycopy(embeddings[row], 0, flat, row * dimensions, dimensions);
        }
        return flat;
    }

    private Map<String, float[][]> read(OrtSession.Result result, int rows) {
        Map<String, float[][]> scores = new LinkedHashMap<>();
        result.forEach(output -> scores.put(output.getKey(), rows((OnnxTensor) output.getValue(), rows)));
        return scores;
    }

    private float[][] rows(OnnxTensor tensor, int rows) {
        FloatBuffer values = tensor.getFloatBuffer();
        long[] shape = ((TensorInfo) tensor.getInfo()).getShape();
        if (values == null || shape.length == 0 || shape[0] != rows) {
            throw new InferenceFailed(session.name() + " did not give one row of numbers for each embedding");
        }
        float[][] read = new float[rows][values.remaining() / rows];
        for (float[] row : read) {
            values.get(row);
            requireNumbers(row);
        }
        return read;
    }

    private void requireNumbers(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new InferenceFailed(session.name() + " gave " + value);
            }
        }
    }
}
