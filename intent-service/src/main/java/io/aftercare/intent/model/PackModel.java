package io.aftercare.intent.model;

import io.aftercare.inference.Caller;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.Head;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import io.aftercare.inference.Provider;
import io.aftercare.inference.TextInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The intents of a pack: a head over the embedding that another model's encoder gives. */
final class PackModel extends IntentModel {
    private static final String INTENTS = "intents";

    private final FullModel encoder;
    private final Head head;
    private final HeadSpec intents;
    private final Optional<HeadSpec> scope;

    private PackModel(ModelDirectory directory, FullModel encoder, Head head) {
        super(directory);
        this.encoder = encoder;
        this.head = head;
        this.intents = manifest().required(INTENTS);
        this.scope = Optional.ofNullable(manifest().heads().get(Heads.OUT_OF_SCOPE));
    }

    /**
     * @param encoder the loaded model that the manifest names
     * @throws ModelLoadException when that is another than the head was made for, or the head does not fit the manifest
     */
    static PackModel load(ModelDirectory directory, FullModel encoder, EngineOptions options) {
        requireSame(directory.manifest().encoder(), encoder);
        directory.taxonomy().requireKnown(directory.manifest().required(INTENTS).labels());
        Heads.requireThresholds(directory.manifest().heads(), Heads.OUT_OF_SCOPE);
        Head head =
                Head.load(ModelSource.file(directory.file(directory.manifest().graph())), options);
        try {
            PackModel model = new PackModel(directory, encoder, head);
            model.requireFit();
            return model;
        } catch (RuntimeException e) {
            head.close();
            throw e;
        }
    }

    private static void requireSame(Manifest.Encoder wanted, FullModel encoder) {
        Manifest loaded = encoder.manifest();
        String found = loaded.files().get(loaded.graph());
        if (!found.equals(wanted.sha256())) {
            throw new ModelLoadException("it was made for another encoder than %s: that has the SHA-256 %s, not %s"
                    .formatted(wanted.id(), found, wanted.sha256()));
        }
    }

    FullModel encoder() {
        return encoder;
    }

    private void requireFit() {
        Manifest manifest = manifest();
        int given = encoder.manifest().dimensions();
        if (head.dimensions() != manifest.dimensions() || head.dimensions() != given) {
            throw new ModelLoadException("%s reads %d dimensions, its manifest says %d, its encoder gives %d"
                    .formatted(manifest.graph(), head.dimensions(), manifest.dimensions(), given));
        }
        Map<String, float[][]> outputs = head.run(Caller.SERVICE, new float[given]);
        manifest.heads()
                .forEach((name, spec) -> spec.requireWidth(
                        name, manifest.graph(), outputs.getOrDefault(spec.output(), new float[1][0])[0].length));
    }

    @Override
    public Scores read(TextInput text, Caller caller) {
        FullModel.Reading reading = encoder.reading(text, caller);
        return about(reading, head.run(caller, reading.embedding()), 0);
    }

    @Override
    public List<Scores> readTogether(List<TextInput> texts, Caller caller) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<FullModel.Reading> readings = encoder.readingsTogether(texts, caller);
        Map<String, float[][]> outputs = head.run(
                caller, readings.stream().map(FullModel.Reading::embedding).toArray(float[][]::new));
        return IntStream.range(0, texts.size())
                .mapToObj(row -> about(readings.get(row), outputs, row))
                .toList();
    }

    private Scores about(FullModel.Reading reading, Map<String, float[][]> outputs, int row) {
        return reading.scores()
                .about(
                        intents.oneOf(outputs.get(intents.output())[row]),
                        scope.map(spec -> Heads.scope(spec, outputs.get(spec.output())[row][0])));
    }

    @Override
    Provider provider() {
        return encoder.provider();
    }

    /** Of its encoder, which does nearly all of the work. */
    @Override
    public int waiting() {
        return encoder.waiting();
    }

    @Override
    public long refusals() {
        return encoder.refusals() + head.refusals();
    }

    @Override
    public void close() {
        head.close();
    }
}
