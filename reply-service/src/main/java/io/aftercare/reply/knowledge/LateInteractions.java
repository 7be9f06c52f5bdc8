package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.InferenceFailed;
import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.reply.Language;
import io.aftercare.reply.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the best few again, token by token, and orders them anew. The scores stay where they were, the best with the
 * first: how near the nearest article is, and so whether any answers, the likeness tells better than tokens do. Hits stay as
 * they were found in a language without a model, where nothing is near, and where the model has no place or takes too long.
 */
public final class LateInteractions implements Reranker, AutoCloseable {
    private static final int SCHEMA = 1;

    /** An article's tokens are kept in some 40 kB; those of so many articles, the ones last found. */
    private static final int KEPT = 1_000;

    private final Map<Language, LateInteraction> models = new EnumMap<>(Language.class);
    private final Map<Article, QuantizedVectors> known =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Article, QuantizedVectors> eldest) {
                    return size() > KEPT;
                }
            });
    private final Duration patience;
    private final RerankMonitor monitor;

    private LateInteractions(Duration patience, RerankMonitor monitor) {
        this.patience = patience;
        this.monitor = monitor;
    }

    /**
     * The newest version of each language that has a folder.
     *
     * @param folder that may hold {@code zh/VERSION} and {@code en/VERSION}, such as {@code models/rerank}
     * @param encoders that find the hits; a model knows the scale of one of them only
     * @param patience after so long, no further article is begun that was not read before; hits are left as found
     * @param refused is told which file of a model is wrong and how; its language goes without, as does one whose encoder was
     *     refused
     */
    public static LateInteractions load(
            Path folder,
            Map<Language, Encoder> encoders,
            EngineOptions options,
            Duration patience,
            RerankMonitor monitor,
            Consumer<ModelLoadException> refused) {
        LateInteractions loaded = new LateInteractions(patience, monitor);
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

    /** Name and version of a language's model; "none" where there is none. */
    public String model(Language language) {
        LateInteraction model = models.get(language);
        return model == null ? "none" : model.name();
    }

    @Override
    public List<Hit> rerank(Query query, List<Hit> hits) {
        LateInteraction model = models.get(query.language());
        if (model == null || hits.isEmpty() || hits.getFirst().score() <= 0) {
            return hits;
        }
        long start = System.nanoTime();
        List<Hit> best = hits.subList(0, Math.min(model.candidates(), hits.size()));
        double[] scores = new double[best.size()];
        try {
            LateInteraction.Asked asked = model.ask(query.text());
            for (int i = 0; i < scores.length; i++) {
                Article article = best.get(i).article();
                QuantizedVectors tokens = known.get(article);
                if (tokens == null) {
                    requireTime(start);
                    tokens = read(model, article);
                }
                scores[i] = best.get(i).score() + model.beside(asked, tokens);
            }
        } catch (InferenceOverloaded | InferenceFailed | OutOfTime late) {
            monitor.leftAsFound(query.language());
            return hits;
        }
        monitor.reranked(query.language(), System.nanoTime() - start);
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
        Stream<Hit> ordered = IntStream.range(0, scores.length)
                .mapToObj(place ->
                        best.get(order.get(place)).withScore(best.get(place).score()));
        return Stream.concat(ordered, hits.stream().skip(scores.length)).toList();
    }

    /** Reads these beforehand, so that nobody waits for it; any that cannot be read is read when it is found. */
    public void prepare(List<Article> articles) {
        for (Article article : articles) {
            LateInteraction model = models.get(article.locale());
            if (model != null && !known.containsKey(article)) {
                try {
                    read(model, article);
                } catch (InferenceOverloaded | InferenceFailed later) {
                    // It is read when it is found.
                }
            }
        }
    }

    @Override
    public void close() {
        models.values().forEach(LateInteraction::close);
    }

    private QuantizedVectors read(LateInteraction model, Article article) {
        QuantizedVectors tokens = model.tokens(article);
        known.put(article, tokens);
        return tokens;
    }

    private void requireTime(long start) {
        if (System.nanoTime() - start > patience.toNanos()) {
            throw new OutOfTime();
        }
    }

    private void add(
            Language language,
            Path versions,
            Encoder encoder,
            EngineOptions options,
            Consumer<ModelLoadException> refused) {
        if (!encoder.readsMeaning()) {
            // That the encoder is wrong was said; to train the model again would not help.
            return;
        }
        try {
            models.put(language, LateInteraction.load(ModelFolder.newest(versions, SCHEMA), encoder, options));
        } catch (ModelLoadException e) {
            refused.accept(e);
        }
    }

    /** Articles read so far are kept, so that the next question gets further. */
    private static final class OutOfTime extends RuntimeException {
        OutOfTime() {
            super(null, null, false, false);
        }
    }
}
