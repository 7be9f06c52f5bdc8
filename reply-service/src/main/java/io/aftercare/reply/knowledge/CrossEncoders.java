package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.InferenceFailed;
import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.reply.Language;
import io.aftercare.reply.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Has the cross-encoder of the query's language read the best few again. Hits stay as they were found in a language
 * without one, where nothing is near, and where it has no place or takes too long.
 */
public final class CrossEncoders implements Reranker, AutoCloseable {
    private static final int SCHEMA = 1;

    private final Map<Language, CrossEncoder> models = new EnumMap<>(Language.class);
    private final RerankMonitor monitor;

    private CrossEncoders(RerankMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * The newest version of each language that has a folder.
     *
     * @param folder that may hold {@code zh/VERSION} and {@code en/VERSION}, such as {@code models/rerank}
     * @param encoders that found the hits; a cross-encoder knows the scale of one of them only
     * @param refused is told which file of a model is wrong and how; its language goes without
     */
    public static CrossEncoders load(
            Path folder,
            Map<Language, Encoder> encoders,
            EngineOptions options,
            RerankMonitor monitor,
            Consumer<ModelLoadException> refused) {
        CrossEncoders loaded = new CrossEncoders(monitor);
        try {
            for (Language language : Language.values()) {
                Path versions = folder.resolve(language.code());
                if (Files.isDirectory(versions)) {
                    loaded.add(language, versions, encoders.get(language), options, refused);
                }
            }
            return loaded;
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    /** Name and version of a language's model; none where there is none. */
    public String model(Language language) {
        CrossEncoder model = models.get(language);
        return model == null ? "none" : model.name();
    }

    @Override
    public List<Hit> rerank(Query query, List<Hit> hits) {
        CrossEncoder model = models.get(query.language());
        if (model == null || hits.isEmpty() || hits.getFirst().score() <= 0) {
            return hits;
        }
        List<Hit> best = hits.subList(0, Math.min(model.candidates(), hits.size()));
        double[] changes;
        try {
            long start = System.nanoTime();
            changes =
                    model.changes(query.text(), best.stream().map(Hit::article).toList());
            monitor.reranked(query.language(), System.nanoTime() - start);
        } catch (InferenceOverloaded | InferenceFailed late) {
            monitor.leftAsFound(query.language());
            return hits;
        }
        List<Hit> read = IntStream.range(0, best.size())
                .mapToObj(i -> best.get(i).withScore(best.get(i).score() + changes[i]))
                .toList();
        // Those that were not read again come after those that were.
        double lowest = read.stream().mapToDouble(Hit::score).min().orElseThrow();
        Stream<Hit> rest = hits.stream().skip(best.size()).map(hit -> hit.withScore(Math.min(hit.score(), lowest)));
        return Stream.concat(read.stream(), rest).toList();
    }

    @Override
    public void close() {
        models.values().forEach(CrossEncoder::close);
    }

    private void add(
            Language language,
            Path versions,
            Encoder encoder,
            EngineOptions options,
            Consumer<ModelLoadException> refused) {
        try {
            models.put(language, CrossEncoder.load(ModelFolder.newest(versions, SCHEMA), encoder, options));
        } catch (ModelLoadException e) {
            refused.accept(e);
        }
    }
}
