package io.aftercare.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * A BERT-like encoder with several heads and its tokenizer: one run gives every float32 output of the graph. Outputs of
 * shape {@code [texts]} and {@code [texts, n]} say something of a text, those of shape {@code [texts, tokens, n]} of each
 * token. Safe for many threads; {@link #close} waits for those that are inside.
 */
public final class TextModel implements AutoCloseable {
    private final OnnxSession session;
    private final RowTokenizer tokenizer;
    private final Gate gate;
    private final Set<String> outputs;

    private TextModel(OnnxSession session, RowTokenizer tokenizer, EngineOptions options) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.gate = new Gate(session.name(), options.concurrency(), options.maxWait());
        this.outputs = session.outputShapes().keySet();
    }

    /**
     * Opens the graph where it lies, with the weights beside it, and runs it once, so that the first caller finds it warm.
     *
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static TextModel load(Path graph, Path tokenizer, TextLimits limits, EngineOptions options) {
        RowTokenizer rows = RowTokenizer.load(ModelSource.file(tokenizer), limits);
        OnnxSession session = null;
        try {
            session = OnnxSession.load(graph, options);
            BertInputs.requireKnown(session);
            TextModel model = new TextModel(session, rows, options);
            model.read(new TextInput("warm 热身", "warm"));
            return model;
        } catch (InferenceFailed e) {
            closeAll(session, rows);
            throw new ModelLoadException(graph + " cannot run: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeAll(session, rows);
            throw e;
        }
    }

    public Set<String> outputNames() {
        return outputs;
    }

    /** What the model really runs on, which a fallback may have changed. */
    public Provider provider() {
        return session.provider();
    }

    /**
     * @throws InferenceOverloaded when no place was free in time
     * @throws InferenceFailed when the model is closed or a score is not a number
     */
    public TextScores read(TextInput text) {
        return readTogether(List.of(text)).getFirst();
    }

    /**
     * The scores of all texts from one run, in their order. In an int8 graph that quantises activations on the fly the
     * texts of a run share a scale, so this is for variants of one text, which are to be compared with each other.
     *
     * @throws InferenceOverloaded when no place was free in time
     * @throws InferenceFailed when the model is closed or a score is not a number
     */
    public List<TextScores> readTogether(List<TextInput> texts) {
        return texts.isEmpty() ? List.of() : gate.pass(() -> run(texts));
    }

    @Override
    public void close() {
        gate.close(() -> closeAll(session, tokenizer));
    }

    private List<TextScores> run(List<TextInput> texts) {
        List<TextRow> rows = texts.stream().map(tokenizer::encode).toList();
        List<Tokens> tokens = rows.stream().map(TextRow::tokens).toList();
        PaddedBatch batch = PaddedBatch.of(tokens, tokens.size()).getFirst();
        try (Tensors inputs = new Tensors()) {
            BertInputs.fill(inputs, session, batch);
            return session.run(inputs.byName(), outputs, result -> read(result, batch, rows));
        }
    }

    private List<TextScores> read(OrtSession.Result result, PaddedBatch batch, List<TextRow> rows) {
        TextScores[] scores = new TextScores[rows.size()];
        for (int i = 0; i < batch.rows(); i++) {
            int position = batch.positions()[i];
            scores[position] = new TextScores(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    rows.get(position).spans());
        }
        result.forEach(output -> read(output.getKey(), (OnnxTensor) output.getValue(), batch, scores));
        return Arrays.asList(scores);
    }

    private void read(String output, OnnxTensor tensor, PaddedBatch batch, TextScores[] scores) {
        long[] shape = ((TensorInfo) tensor.getInfo()).getShape();
        FloatBuffer values = tensor.getFloatBuffer();
        if (values == null || shape.length == 0 || shape.length > 3 || shape[0] != batch.rows()) {
            throw new InferenceFailed(
                    "%s: %s has the shape %s, which is not one row of numbers for each text or each of its tokens"
                            .formatted(session.name(), output, Arrays.toString(shape)));
        }
        int width = values.remaining() / batch.rows();
        for (int i = 0; i < batch.rows(); i++) {
            TextScores of = scores[batch.positions()[i]];
            if (shape.length < 3) {
                of.rows().put(output, row(output, values, i * width, width));
            } else {
                of.tokenRows()
                        .put(
                                output,
                                tokenRows(
                                        output,
                                        values,
                                        i * width,
                                        (int) shape[2],
                                        of.tokens().size()));
            }
        }
    }

    private float[][] tokenRows(String output, FloatBuffer values, int start, int labels, int tokens) {
        float[][] rows = new float[tokens][];
        for (int token = 0; token < tokens; token++) {
            rows[token] = row(output, values, start + (TextRow.OFFSET + token) * labels, labels);
        }
        return rows;
    }

    private float[] row(String output, FloatBuffer values, int start, int length) {
        float[] row = new float[length];
        values.get(start, row);
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new InferenceFailed("%s: %s is %s".formatted(session.name(), output, value));
            }
        }
        return row;
    }

    private static void closeAll(OnnxSession session, RowTokenizer tokenizer) {
        try (tokenizer) {
            if (session != null) {
                session.close();
            }
        }
    }
}
