package io.aftercare.intent.model;

import io.aftercare.inference.Caller;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.Provider;
import io.aftercare.inference.RunListener;
import io.aftercare.inference.TextInput;
import io.aftercare.inference.TextLimits;
import io.aftercare.inference.TextModel;
import io.aftercare.inference.TextScores;
import java.util.List;
import java.util.stream.IntStream;

/** A model with an encoder of its own, and a head for each thing that it tells of a message. */
final class FullModel extends IntentModel {
    private static final String EMBEDDING = "embedding";

    private final TextModel text;
    private final Heads heads;

    private FullModel(ModelDirectory directory, TextModel text, Heads heads) {
        super(directory);
        this.text = text;
        this.heads = heads;
    }

    /** @throws ModelLoadException when the graph is none, or does not give what the manifest says */
    static FullModel load(ModelDirectory directory, EngineOptions options, RunListener listener) {
        Manifest manifest = directory.manifest();
        Heads heads = Heads.of(manifest);
        directory.taxonomy().requireKnown(heads.leaves().labels());
        TextModel text = textModel(directory, options, listener);
        try {
            TextScores scores = text.read(TextInput.of("热身 warm"), Caller.SERVICE);
            requireDimensions(manifest, scores);
            heads.requireFit(manifest.graphFor(text.provider()), scores);
            return new FullModel(directory, text, heads);
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static TextModel textModel(ModelDirectory directory, EngineOptions options, RunListener listener) {
        String wanted = directory.manifest().graphFor(options.device().provider());
        TextModel text = textModel(directory, wanted, options, listener);
        String fitting = directory.manifest().graphFor(text.provider());
        if (fitting.equals(wanted)) {
            return text;
        }
        // The CPU stands in for a GPU, and has a graph of its own.
        text.close();
        return textModel(directory, fitting, options, listener);
    }

    private static TextModel textModel(
            ModelDirectory directory, String graph, EngineOptions options, RunListener listener) {
        Manifest manifest = directory.manifest();
        return TextModel.load(
                directory.file(graph),
                directory.file(manifest.tokenizer()),
                new TextLimits(manifest.maxTokens(), manifest.maxHistoryTokens()),
                options,
                listener);
    }

    private static void requireDimensions(Manifest manifest, TextScores scores) {
        float[] embedding = scores.rows().getOrDefault(EMBEDDING, new float[0]);
        if (embedding.length != manifest.dimensions()) {
            throw new ModelLoadException("%s gives an embedding of %d dimensions, its manifest says %d"
                    .formatted(manifest.graph(), embedding.length, manifest.dimensions()));
        }
    }

    @Override
    public Scores read(TextInput input, Caller caller) {
        return heads.read(input.text(), text.read(input, caller));
    }

    @Override
    public List<Scores> readTogether(List<TextInput> texts, Caller caller) {
        return readingsTogether(texts, caller).stream().map(Reading::scores).toList();
    }

    /** The same with what a pack's head is run over. */
    Reading reading(TextInput input, Caller caller) {
        return reading(input, text.read(input, caller));
    }

    List<Reading> readingsTogether(List<TextInput> texts, Caller caller) {
        List<TextScores> scores = text.readTogether(texts, caller);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> reading(texts.get(i), scores.get(i)))
                .toList();
    }

    private Reading reading(TextInput input, TextScores scores) {
        return new Reading(scores.rows().get(EMBEDDING), heads.read(input.text(), scores));
    }

    @Override
    Provider provider() {
        return text.provider();
    }

    @Override
    public int waiting() {
        return text.waiting();
    }

    @Override
    public long refusals() {
        return text.refusals();
    }

    @Override
    public void close() {
        text.close();
    }

    record Reading(float[] embedding, Scores scores) {}
}
