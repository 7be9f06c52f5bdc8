package io.aftercare.inference;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A BERT-like encoder with several heads and its tokenizer: one run gives every float32 output of the graph. Outputs of
 * shape {@code [texts]} and {@code [texts, n]} say something of a text, those of shape {@code [texts, tokens, n]} of each
 * token. Safe for many threads; {@link #close} waits for those that are inside.
 */
public final class TextModel implements AutoCloseable {
    private static final int SHORTEST = 8;

    private final OnnxSession session;
    private final RowTokenizer tokenizer;
    private final Gate<Lane> gate;
    private final RunListener listener;
    private final Set<String> outputs;

    private TextModel(
            OnnxSession session,
            RowTokenizer tokenizer,
            TextLimits limits,
            EngineOptions options,
            RunListener listener) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.gate = new Gate<>(session.name(), options, () -> new Lane(session, limits.maxTokens(), options));
        this.outputs = session.outputShapes().keySet();
        this.listener = listener;
    }

    /**
     * Opens the graph where it lies, with the weights beside it, and runs it once, so that the first caller finds it warm.
     *
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static TextModel load(Path graph, Path tokenizer, TextLimits limits, EngineOptions options) {
        return load(graph, tokenizer, limits, options, RunListener.NONE);
    }

    /** The same, with somebody who is told of each run; those that warm it are not told. */
    public static TextModel load(
            Path graph, Path tokenizer, TextLimits limits, EngineOptions options, RunListener listener) {
        RowTokenizer rows = RowTokenizer.load(ModelSource.file(tokenizer), limits);
        OnnxSession session = null;
        try {
            session = OnnxSession.load(graph, options);
            BertInputs.requireKnown(session);
            TextModel model = new TextModel(session, rows, limits, options, listener);
            model.warm(limits);
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
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws InferenceFailed when the model is closed, the run takes too long or a score is not a number
     */
    public TextScores read(TextInput text, Caller caller) {
        return orTellRefused(() -> gate.pass(caller, (lane, waited) -> {
            long start = System.nanoTime();
            TextRow row = tokenizer.encode(text);
            TextScores read = lane.run(row.tokens(), outputs -> {
                TextScores scores = TextScores.none(row);
                outputs.values().forEach(output -> read(output, 0, row, 1, scores));
                return scores;
            });
            listener.ran(waited, System.nanoTime() - start, 1, row.tokens().length(), 0);
            return read;
        }));
    }

    public TextScores read(TextInput text) {
        return read(text, Caller.SERVICE);
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
        return texts.isEmpty()
                ? List.of()
                : orTellRefused(() -> gate.pass(caller, (lane, waited) -> run(lane, texts, waited)));
    }

    /** Callers that wait for a place. */
    public int waiting() {
        return gate.waiting();
    }

    /** Callers refused since the start. */
    public long refusals() {
        return gate.refusals();
    }

    @Override
    public void close() {
        gate.close(Lane::close, () -> closeAll(session, tokenizer));
    }

    /** Every lane at several lengths up to the longest, so that the runtime has planned and taken its memory. */
    private void warm(TextLimits limits) {
        gate.each(lane -> {
            for (int length = limits.maxTokens(); length >= SHORTEST; length /= 2) {
                long[] ids = new long[length];
                lane.run(new Tokens(ids, new long[length]), outputs -> outputs.size());
            }
        });
        gate.each(lane -> {
            TextRow row = tokenizer.encode(new TextInput("warm 热身", "warm"));
            lane.run(row.tokens(), outputs -> {
                outputs.values().forEach(output -> read(output, 0, row, 1, TextScores.none(row)));
                return null;
            });
        });
    }

    private <T> T orTellRefused(Supplier<T> pass) {
        try {
            return pass.get();
        } catch (InferenceOverloaded refusal) {
            listener.refused();
            throw refusal;
        }
    }

    private List<TextScores> run(Lane lane, List<TextInput> texts, long waited) {
        long start = System.nanoTime();
        List<TextRow> rows = texts.stream().map(tokenizer::encode).toList();
        List<Tokens> tokens = rows.stream().map(TextRow::tokens).toList();
        PaddedBatch batch = PaddedBatch.of(tokens, tokens.size()).getFirst();
        List<TextScores> read = lane.run(batch, outputs -> {
            TextScores[] scores = new TextScores[rows.size()];
            for (int i = 0; i < batch.rows(); i++) {
                TextRow row = rows.get(batch.positions()[i]);
                TextScores of = TextScores.none(row);
                scores[batch.positions()[i]] = of;
                for (Output output : outputs.values()) {
                    read(output, i, row, batch.rows(), of);
                }
            }
            return Arrays.asList(scores);
        });
        int length = tokens.stream().mapToInt(Tokens::length).sum();
        listener.ran(waited, System.nanoTime() - start, texts.size(), length, batch.ids().length - length);
        return read;
    }

    private void read(Output output, int position, TextRow row, int rows, TextScores scores) {
        if (!output.isOfRows(rows)) {
            throw output.misshapen(session.name(), "one row of numbers for each text or each of its tokens");
        }
        int width = output.width(rows);
        if (output.shape().length < 3) {
            scores.rows().put(output.name(), output.row(session.name(), position * width, width));
        } else {
            int labels = (int) output.shape()[2];
            float[][] tokens =
                    tokenRows(output, position * width, labels, row.spans().size());
            scores.tokenRows().put(output.name(), tokens);
        }
    }

    private float[][] tokenRows(Output output, int start, int labels, int tokens) {
        float[][] rows = new float[tokens][];
        for (int token = 0; token < tokens; token++) {
            rows[token] = output.row(session.name(), start + (TextRow.OFFSET + token) * labels, labels);
        }
        return rows;
    }

    private static void closeAll(OnnxSession session, RowTokenizer tokenizer) {
        try (tokenizer) {
            if (session != null) {
                session.close();
            }
        }
    }
}
