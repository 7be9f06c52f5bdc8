package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.TextInput;
import io.aftercare.inference.TextLimits;
import io.aftercare.inference.TextModel;
import io.aftercare.reply.Language;
import io.aftercare.reply.ModelFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The encoders that articles are found with, one for each language: BGE small, taught by {@code training/}. */
public final class Encoders implements AutoCloseable {
    private static final int SCHEMA = 1;
    private static final String OUTPUT = "embedding";
    /** Enough to tell the vectors of two graphs apart. */
    private static final int HASH = 12;

    private final Map<Language, Encoder> encoders = new EnumMap<>(Language.class);
    private final List<TextModel> models = new ArrayList<>();

    private Encoders() {}

    /**
     * The newest version of each language.
     *
     * @param folder that holds {@code zh/VERSION} and {@code en/VERSION}, such as {@code models/retrieval}
     * @throws ModelLoadException naming the file and what is wrong with it
     */
    public static Encoders load(Path folder, EngineOptions options) {
        return load(folder, options, refusal -> {
            throw refusal;
        });
    }

    /** As {@link #load(Path, EngineOptions)}; in a language whose model is refused, articles are found by words alone. */
    public static Encoders load(Path folder, EngineOptions options, Consumer<ModelLoadException> refused) {
        Encoders loaded = new Encoders();
        try {
            for (Language language : Language.values()) {
                loaded.add(language, folder.resolve(language.code()), options, refused);
            }
            return loaded;
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    public Map<Language, Encoder> all() {
        return Map.copyOf(encoders);
    }

    public Encoder of(Language language) {
        return encoders.get(language);
    }

    @Override
    public void close() {
        models.forEach(TextModel::close);
    }

    private void add(Language language, Path versions, EngineOptions options, Consumer<ModelLoadException> refused) {
        try {
            encoders.put(language, load(ModelFolder.newest(versions, SCHEMA), options));
        } catch (ModelLoadException e) {
            encoders.put(language, Encoder.none(e.getMessage()));
            refused.accept(e);
        }
    }

    private Encoder load(ModelFolder folder, EngineOptions options) {
        AskedBefore asked = AskedBefore.read(
                folder.file("asked"),
                folder.required("questions"),
                folder.required("dimensions").asInt());
        Relevance relevance = Relevance.fused(folder.required("minimum").asDouble());
        String name = folder.model() + " "
                + folder.required("files").path(folder.text("graph")).asText().substring(0, HASH);
        TextModel model = TextModel.load(
                folder.path("graph"),
                folder.path("tokenizer"),
                new TextLimits(folder.required("maxTokens").asInt(), 0),
                options);
        models.add(model);
        if (!model.outputNames().contains(OUTPUT)) {
            throw new ModelLoadException(
                    "%s has no output %s among %s: it is not a graph that training/ exported for retrieval"
                            .formatted(folder.path("graph"), OUTPUT, model.outputNames()));
        }
        Embedder embedder = text -> model.read(TextInput.of(text)).rows().get(OUTPUT);
        return new Encoder(name, embedder, relevance, asked);
    }
}
