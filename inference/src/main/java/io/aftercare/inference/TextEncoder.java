package io.aftercare.inference;

import java.util.List;
import java.util.Map;

/**
 * A BERT-like encoder with its tokenizer: a text becomes the embedding of its first token, of length one. Safe for many
 * threads; {@link #close} waits for those that are inside.
 */
public final class TextEncoder implements AutoCloseable {
    private final OnnxSession session;
    private final RowTokenizer tokenizer;
    private final Gate<Lane> gate;
    private final Batching batching;
    private final String output;
    private final int dimensions;

    private TextEncoder(OnnxSession session, RowTokenizer tokenizer, int maxTokens, EngineOptions options) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.batching = options.batching();
        Map.Entry<String, long[]> hiddenStates = hiddenStates(session);
        this.output = hiddenStates.getKey();
        this.dimensions = (int) hiddenStates.getValue()[2];
        this.gate = new Gate<>(session.name(), options, () -> new Lane(session, maxTokens, options));
    }

    /**
     * Reads graph and tokenizer and runs both once, so that the first caller finds them warm.
     *
     * @param maxTokens where longer texts are cut, special tokens included
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static TextEncoder load(ModelSource graph, ModelSource tokenizer, int maxTokens, EngineOptions options) {
        RowTokenizer loadedTokenizer = RowTokenizer.load(tokenizer, new TextLimits(maxTokens, 0));
        OnnxSession session = null;
        try {
            session = OnnxSession.load(graph, options);
            BertInputs.requireKnown(session);
            TextEncoder encoder = new TextEncoder(session, loadedTokenizer, maxTokens, options);
            encoder.encode("warm 热身", Caller.SERVICE);
            return encoder;
        } catch (InferenceFailed e) {
            closeAll(session, loadedTokenizer);
            throw new ModelLoadException(graph.name() + " cannot run: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeAll(session, loadedTokenizer);
            throw e;
        }
    }

    /** Length of every embedding. */
    public int dimensions() {
        return dimensions;
    }

    /** What the model really runs on, which a fallback may have changed. */
    public Provider provider() {
        return session.provider();
    }

    /**
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws InferenceFailed when the encoder is closed, the run takes too long or its result is not a number
     */
    public float[] encode(String text, Caller caller) {
        return gate.pass(caller, (lane, waited) -> lane.run(tokens(text), outputs -> embedding(outputs, 0)));
    }

    public float[] encode(String text) {
        return encode(text, Caller.SERVICE);
    }

    public float[][] encode(List<String> texts) {
        return encode(texts, Caller.SERVICE);
    }

    /**
     * One embedding for each text, in the order of the texts.
     *
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws InferenceFailed when the encoder is closed, the run takes too long or its result is not a number
     */
    public float[][] encode(List<String> texts, Caller caller) {
        List<Tokens> tokens = gate.pass(
                caller, (lane, waited) -> texts.stream().map(this::tokens).toList());
        float[][] embeddings = new float[texts.size()][];
        for (PaddedBatch batch : PaddedBatch.of(tokens, batching)) {
            // One place for each batch, so that a long list does not keep single texts waiting.
            gate.pass(caller, (lane, waited) -> run(lane, batch, embeddings));
        }
        return embeddings;
    }

    @Override
    public void close() {
        gate.close(Lane::close, () -> closeAll(session, tokenizer));
    }

    private Tokens tokens(String text) {
        return tokenizer.encode(TextInput.of(text)).tokens();
    }

    private Void run(Lane lane, PaddedBatch batch, float[][] embeddings) {
        return lane.run(batch, outputs -> {
            for (int row = 0; row < batch.rows(); row++) {
                embeddings[batch.positions()[row]] = embedding(outputs, row * batch.width() * dimensions);
            }
            return null;
        });
    }

    private float[] embedding(Map<String, Output> outputs, int start) {
        return Vectors.unit(outputs.get(output).row(session.name(), start, dimensions), session.name());
    }

    private static Map.Entry<String, long[]> hiddenStates(OnnxSession session) {
        return session.outputShapes().entrySet().stream()
                .filter(output -> output.getValue().length == 3 && output.getValue()[2] > 0)
                .findFirst()
                .orElseThrow(() -> new ModelLoadException(session.name()
                        + " is no text encoder: no output of shape [texts, tokens, dimensions] among "
                        + session.outputShapes().keySet()));
    }

    private static void closeAll(OnnxSession session, RowTokenizer tokenizer) {
        try (tokenizer) {
            if (session != null) {
                session.close();
            }
        }
    }
}
