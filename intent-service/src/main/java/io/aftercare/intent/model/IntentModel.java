package io.aftercare.intent.model;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.Head;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import io.aftercare.inference.TextEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The learned intents of one language: a frozen encoder and the head that was trained on it, as one directory says. */
final class IntentModel implements AutoCloseable {
    private static final String LOGITS = "logits";
    private static final String OUT_OF_SCOPE = "out_of_scope";

    private final Manifest manifest;
    private final TextEncoder encoder;
    private final Head head;

    private IntentModel(Manifest manifest, TextEncoder encoder, Head head) {
        this.manifest = manifest;
        this.encoder = encoder;
        this.head = head;
    }

    /** @throws ModelLoadException when anything in the directory is missing, corrupt or does not fit the rest */
    static IntentModel load(Path directory, Taxonomy taxonomy, EngineOptions options) {
        Manifest manifest = Manifest.load(directory.resolve("manifest.json"));
        taxonomy.require(manifest.labels(), directory.resolve("manifest.json").toString());
        ModelSource graph = verified(ModelSource.file(directory.resolve(manifest.head())), manifest.sha256());
        Head head = Head.load(graph, options);
        TextEncoder encoder = null;
        try {
            encoder = encoder(manifest, options);
            IntentModel model = new IntentModel(manifest, encoder, head);
            model.requireFit(graph.name());
            return model;
        } catch (RuntimeException e) {
            head.close();
            if (encoder != null) {
                encoder.close();
            }
            throw e;
        }
    }

    private static TextEncoder encoder(Manifest manifest, EngineOptions options) {
        ModelSource graph = ModelSource.classPath(manifest.encoder() + ".onnx");
        return TextEncoder.load(
                manifest.encoderSha256() == null ? graph : verified(graph, manifest.encoderSha256()),
                ModelSource.classPath(manifest.encoder() + "-tokenizer.json"),
                manifest.maxTokens(),
                options);
    }

    private static ModelSource verified(ModelSource source, String sha256) {
        byte[] content = source.read();
        String found = ModelSource.sha256(content);
        if (!found.equals(sha256)) {
            throw new ModelLoadException("%s is not the file that its manifest names: sha256 is %s, promised was %s"
                    .formatted(source.name(), found, sha256));
        }
        return ModelSource.bytes(source.name(), content);
    }

    private void requireFit(String name) {
        if (head.dimensions() != encoder.dimensions() || manifest.dimensions() != encoder.dimensions()) {
            throw new ModelLoadException("%s reads %d dimensions, its manifest says %d, its encoder %s gives %d"
                    .formatted(
                            name, head.dimensions(), manifest.dimensions(), manifest.encoder(), encoder.dimensions()));
        }
        if (!head.outputNames().containsAll(List.of(LOGITS, OUT_OF_SCOPE))) {
            throw new ModelLoadException(
                    "%s gives %s, not %s and %s".formatted(name, head.outputNames(), LOGITS, OUT_OF_SCOPE));
        }
        int logits = head.run(encoder.encode("热身 warm")).get(LOGITS)[0].length;
        if (logits != manifest.labels().size()) {
            throw new ModelLoadException("%s gives %d logits, its manifest names %d labels"
                    .formatted(name, logits, manifest.labels().size()));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    List<Scores> read(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Map<String, float[][]> outputs = head.run(encoder.encode(texts));
        return IntStream.range(0, texts.size())
                .mapToObj(row -> new Scores(
                        probabilities(outputs.get(LOGITS)[row]),
                        outputs.get(OUT_OF_SCOPE)[row][0],
                        manifest.outOfScope().threshold()))
                .toList();
    }

    private Map<String, Double> probabilities(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double[] weights = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Math.exp((logits[i] - max) / manifest.temperature());
            sum += weights[i];
        }
        Map<String, Double> probabilities = LinkedHashMap.newLinkedHashMap(logits.length);
        for (int i = 0; i < logits.length; i++) {
            probabilities.put(manifest.labels().get(i), weights[i] / sum);
        }
        return probabilities;
    }

    @Override
    public void close() {
        head.close();
        encoder.close();
    }
}
