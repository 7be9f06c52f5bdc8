package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Catalogue;
import io.aftercare.reply.knowledge.Embedder;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.Publication;
import io.aftercare.reply.knowledge.Retriever;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings what is served into step with the database: reads which versions there are, fetches those that are new or
 * changed, and hands the whole to the retriever. Run by {@link LibraryWatch} whenever the database tells of a change.
 */
@ApplicationScoped
public class LibrarySync {
    private static final Logger LOG = Logger.getLogger(LibrarySync.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    private final ArticleTable table;
    private final EmbeddingStore embeddings;
    private final Map<Language, Encoder> encoders;
    private final Retriever retriever;
    private final Clock clock;
    private final Map<ArticleTable.Key, ArticleVersion> known = new HashMap<>();
    /** Known ones that no reply may quote: to examine a text takes its time, so that is done once. */
    private final Set<ArticleTable.Key> refused = new HashSet<>();

    private volatile State state = State.NONE;
    private volatile List<ArticleVersion> unquotable = List.of();

    @Inject
    LibrarySync(ArticleTable table, EmbeddingStore embeddings, Encoders encoders, Retriever retriever, Clock clock) {
        this(table, embeddings, encoders.all(), retriever, clock);
    }

    LibrarySync(
            ArticleTable table,
            EmbeddingStore embeddings,
            Map<Language, Encoder> encoders,
            Retriever retriever,
            Clock clock) {
        this.table = table;
        this.embeddings = embeddings;
        this.encoders = encoders;
        this.retriever = retriever;
        this.clock = clock;
    }

    /** @param since when the database was last seen to agree with what is served; null before the first time */
    public record State(int publications, int vectors, Instant since, long millis) {
        static final State NONE = new State(0, 0, null, 0);
    }

    public State state() {
        return state;
    }

    /** In force, but published before there was a rule that refuses them now. */
    public List<ArticleVersion> unquotable() {
        return unquotable;
    }

    /**
     * @throws RuntimeException where the database cannot be read, then what was served before is served on; or where what
     *     is new cannot be encoded, then what is still in force is
     */
    public synchronized void run() {
        long start = System.nanoTime();
        Catalogue catalogue = catalogue();
        if (!catalogue.equals(retriever.catalogue())) {
            // First, because to encode what is new takes time and may fail.
            retriever.withdraw(catalogue);
            serve(catalogue, false);
        }
        state = stateAfter(start);
    }

    /** Builds every index anew from the database. */
    public synchronized void rebuild() {
        long start = System.nanoTime();
        known.clear();
        refused.clear();
        Catalogue catalogue = catalogue();
        retriever.withdraw(catalogue);
        serve(catalogue, true);
        state = stateAfter(start);
    }

    private void serve(Catalogue catalogue, boolean anew) {
        Set<Publication> served =
                anew ? Set.of() : Set.copyOf(retriever.catalogue().publications());
        Map<Language, Remembering> remembering = remembering(catalogue.publications().stream()
                .filter(publication -> !served.contains(publication))
                .toList());
        if (anew) {
            retriever.rebuild(catalogue, Map.copyOf(remembering));
        } else {
            retriever.serve(catalogue, Map.copyOf(remembering));
        }
        remembering.forEach((language, embedder) ->
                await(embeddings.keep(encoders.get(language).model(), embedder.learnt)));
    }

    private State stateAfter(long start) {
        int vectors = Stream.of(Language.values()).mapToInt(retriever::vectors).sum();
        int publications = retriever.catalogue().publications().size();
        return new State(publications, vectors, clock.instant(), (System.nanoTime() - start) / 1_000_000);
    }

    private Catalogue catalogue() {
        List<ArticleTable.Key> keys = await(table.publishedKeys());
        Set<ArticleTable.Key> published = Set.copyOf(keys);
        known.keySet().retainAll(published);
        refused.retainAll(published);
        List<ArticleTable.Key> unread =
                keys.stream().filter(key -> !known.containsKey(key)).toList();
        for (int from = 0; from < unread.size(); from += AT_ONCE) {
            await(table.some(unread.subList(from, Math.min(unread.size(), from + AT_ONCE))))
                    .forEach(this::learn);
        }
        Instant now = clock.instant();
        List<Publication> publications = new ArrayList<>();
        List<ArticleVersion> passedOver = new ArrayList<>();
        Map<Catalogue.Own, List<Catalogue.Span>> hidden = new HashMap<>();
        known.values().stream()
                .collect(Collectors.groupingBy(version -> new Catalogue.Own(version.tenant(), version.id())))
                .forEach((own, versions) -> {
                    ArticleHistory history = new ArticleHistory(versions);
                    publications.addAll(history.publications(this::mayBeQuoted));
                    hidden.put(own, history.hides(this::mayBeQuoted));
                    versions.stream()
                            .filter(version -> history.inForce(version, now))
                            .filter(version -> !mayBeQuoted(version))
                            .forEach(passedOver::add);
                });
        passedOver.sort(Comparator.comparing(ArticleVersion::id)
                .thenComparing(ArticleVersion::tenant)
                .thenComparing(ArticleVersion::version));
        if (!passedOver.isEmpty() && !passedOver.equals(unquotable)) {
            LOG.warnf(
                    "publications that no reply quotes, so that starter articles stand for them: %s",
                    passedOver.stream()
                            .map(version -> version.tenant() + "/" + version.id() + "/" + version.version())
                            .toList());
        }
        unquotable = List.copyOf(passedOver);
        publications.sort(Comparator.comparing((Publication it) -> it.article().id())
                .thenComparing(Publication::tenant)
                .thenComparing(it -> it.article().version())
                .thenComparing(it -> it.article().locale()));
        return new Catalogue(publications, hidden);
    }

    private void learn(ArticleVersion version) {
        ArticleTable.Key key = ArticleTable.Key.of(version);
        if (!PublishingRules.mayBeQuoted(version)) {
            refused.add(key);
        }
        known.put(key, version);
    }

    private boolean mayBeQuoted(ArticleVersion version) {
        return !refused.contains(ArticleTable.Key.of(version));
    }

    private Map<Language, Remembering> remembering(List<Publication> publications) {
        Map<Language, Remembering> remembering = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<String> texts = publications.stream()
                    .map(Publication::article)
                    .filter(article -> article.locale() == language)
                    .flatMap(Retriever::textsToEmbed)
                    .distinct()
                    .toList();
            remembering.put(
                    language,
                    new Remembering(
                                    await(embeddings.read(encoders.get(language).model(), texts)),
                                    encoders.get(language).embedder())
                            .learn(texts, state.since() == null));
        }
        return remembering;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** An embedder that does not read again what was read before. */
    private static final class Remembering implements Embedder {
        private final Map<String, float[]> vectors;
        private final Map<String, float[]> learnt = new ConcurrentHashMap<>();
        private final Embedder embedder;

        Remembering(Map<String, float[]> vectors, Embedder embedder) {
            this.vectors = vectors;
            this.embedder = embedder;
        }

        /** On all cores at the start, when nothing is served yet; on one beside replies. */
        Remembering learn(List<String> texts, boolean onAllCores) {
            (onAllCores ? texts.parallelStream() : texts.stream()).forEach(this::embed);
            return this;
        }

        @Override
        public float[] embed(String text) {
            float[] vector = vectors.get(text);
            return vector != null ? vector : learnt.computeIfAbsent(text, embedder::embed);
        }
    }
}
