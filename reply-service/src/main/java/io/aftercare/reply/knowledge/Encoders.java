package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelSource;
import io.aftercare.inference.TextEncoder;
import io.aftercare.reply.Language;
import java.util.EnumMap;
import java.util.Map;

/** The BGE small encoders, int8, one for each language, from their Maven artifacts. */
public final class Encoders implements AutoCloseable {
    /** Enough for every passage; of a longer message the first part is what is looked for. */
    private static final int MAX_TOKENS = 128;

    private final Map<Language, TextEncoder> encoders = new EnumMap<>(Language.class);

    private Encoders() {}

    /** @throws io.aftercare.inference.ModelLoadException where a model is missing or cannot run */
    public static Encoders load(EngineOptions options) {
        Encoders loaded = new Encoders();
        for (Language language : Language.values()) {
            loaded.encoders.put(language, load(model(language), options));
        }
        return loaded;
    }

    public Map<Language, Embedder> embedders() {
        Map<Language, Embedder> embedders = new EnumMap<>(Language.class);
        encoders.forEach((language, encoder) -> embedders.put(language, encoder::encode));
        return embedders;
    }

    public static String model(Language language) {
        return "bge-small-" + language.code() + "-v1.5-q";
    }

    @Override
    public void close() {
        encoders.values().forEach(TextEncoder::close);
    }

    private static TextEncoder load(String model, EngineOptions options) {
        return TextEncoder.load(
                ModelSource.classPath(model + ".onnx"),
                ModelSource.classPath(model + "-tokenizer.json"),
                MAX_TOKENS,
                options);
    }
}
