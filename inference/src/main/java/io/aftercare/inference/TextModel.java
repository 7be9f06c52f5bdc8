package io.aftercare.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A BERT-like encoder with several heads and its tokenizer: one run gives every float32 output of the graph. Outputs of
 * shape {@code [texts]} and {@code [texts, n]} say something of a text, those of shape {@code [texts, tokens, n]} of each
 * token. Safe for many threads; {@link #close} waits for those that are inside.
 */
public final class TextModel implements AutoCloseable {
    private static final int SHORTEST = 8;

    private final OnnxSession session;
    private final RowTokenizer tokenizer;
    private final TextRuns runs;

    private TextModel(OnnxSession session, RowTokenizer tokenizer, TextRuns runs) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.runs = runs;
    }

    public static TextModel load(Path graph, Path tokenizer, TextLimits limits, EngineOptions options) {
        return load(graph, tokenizer, limits, options, RunListener.NONE);
    }

    /**
     * Opens the graph where it lies, with the weights beside it, and runs it at several lengths, so that the first caller
     * finds it warm.
     *
     * @param listener is told of each run but those that warm
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static TextModel load(
            Path graph, Path tokenizer, TextLimits limits, EngineOptions options, RunListener listener) {
        RowTokenizer rows = RowTokenizer.load(ModelSource.file(tokenizer), limits);
        OnnxSession session = null;
        TextModel model;
        try {
            session = OnnxSession.load(graph, options);
            BertInputs.requireKnown(session);
            model = new TextModel(session, rows, TextRuns.of(session, rows, limits, options, listener));
        } catch (RuntimeException e) {
            closeAll(session, rows);
            throw e;
        }
        try {
            model.warm(limits);
            return model;
        } catch (InferenceFailed e) {
            model.close();
            throw new ModelLoadException(graph + " cannot run: " + e.getMessage(), e);
        }
    }

    public Set<String> outputNames() {
        return session.outputShapes().keySet();
    }

    /** What the model really runs on, which a fallback may have changed. */
    public Provider provider() {
        return session.provider();
    }

    public TextScores read(TextInput text) {
        return read(text, Caller.SERVICE);
    }

    /**
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws InferenceFailed when the model is closed, the run takes too long or a score is not a number
     */
    public TextScores read(TextInput text, Caller caller) {
        return runs.read(text, caller);
    }

    public List<TextScores> readTogether(List<TextInput> texts) {
        return readTogether(texts, Caller.SERVICE);
    }

    /**
     * The scores of all texts from one run, in their order. In an int8 graph that quantises activations on the fly the
     * texts of a run share a scale, so this is for variants of one text, which are to be compared with each other.
     *
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws InferenceFailed when the model is closed, the run takes too long or a score is not a number
     */
    public List<TextScores> readTogether(List<TextInput> texts, Caller caller) {
        return texts.isEmpty() ? List.of() : runs.readTogether(texts, caller);
    }

    /** Callers that wait for a place. */
    public int waiting() {
        return runs.waiting();
    }

    /** Callers refused since the start. */
    public long refusals() {
        return runs.refusals();
    }

    @Override
    public void close() {
        runs.close(() -> closeAll(session, tokenizer));
    }

    /** Every lane at several lengths up to the longest, so that the runtime has planned and taken its memory. */
    private void warm(TextLimits limits) {
        Rows rows = new Rows(session.name());
        runs.eachLane(lane -> {
            for (int length = limits.maxTokens(); length >= SHORTEST; length /= 2) {
                lane.run(new Tokens(new long[length], new long[length]), outputs -> outputs.size());
            }
            TextRow row = tokenizer.encode(new TextInput("warm 热身", "warm"));
            lane.run(row.tokens(), outputs -> rows.scores(outputs, 0, row, 1));
        });
    }

    private static void closeAll(OnnxSession session, RowTokenizer tokenizer) {
        try (tokenizer) {
            if (session != null) {
                session.close();
            }
        }
    }
}
