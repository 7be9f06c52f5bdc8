package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the articles that answer a query, best first: by meaning, by words and by the intents that were understood, among
 * those that are in force for whoever asks. Serves from memory; {@link #serve} brings it in step.
 */
public final class Retriever implements AutoCloseable {
    /** Below this score an article is not an answer; each encoder says which likeness has it. */
    public static final double MINIMUM_SCORE = 0.30;

    private final Map<Language, Encoder> encoders;
    private final Reranker reranker;
    private final Clock clock;
    private volatile Map<Language, ArticleIndex> indexes;
    private volatile Catalogue catalogue = Catalogue.EMPTY;

    public Retriever(Map<Language, Encoder> encoders, Reranker reranker, Clock clock) {
        this.encoders = encoders;
        this.reranker = reranker;
        this.clock = clock;
        this.indexes = empty();
    }

    /** Over the starter base alone; takes one embedding per title, question and part of a text. */
    public static Retriever over(KnowledgeBase knowledge, Map<Language, Encoder> encoders) {
        return over(knowledge, encoders, Reranker.NONE);
    }

    public static Retriever over(KnowledgeBase knowledge, Map<Language, Encoder> encoders, Reranker reranker) {
        Retriever retriever = new Retriever(encoders, reranker, Clock.systemUTC());
        retriever.serve(Catalogue.of(knowledge));
        return retriever;
    }

    /** Serves these publications from now on, and no others. */
    public void serve(Catalogue catalogue) {
        Map<Language, Embedder> forArticles = new EnumMap<>(Language.class);
        encoders.forEach((language, encoder) -> forArticles.put(language, encoder.embedder()));
        serve(catalogue, forArticles);
    }

    /** @param forArticles embedders that may know the articles' vectors already */
    public synchronized void serve(Catalogue catalogue, Map<Language, Embedder> forArticles) {
        withdraw(catalogue);
        fill(indexes, catalogue, forArticles);
        this.catalogue = catalogue;
    }

    /** As {@link #serve}, with every index built anew beside the ones that serve meanwhile. */
    public synchronized void rebuild(Catalogue catalogue, Map<Language, Embedder> forArticles) {
        withdraw(catalogue);
        Map<Language, ArticleIndex> anew = empty();
        fill(anew, catalogue, forArticles);
        // Searches under way may still read the old ones, which hold nothing but memory.
        indexes = anew;
        this.catalogue = catalogue;
    }

    /**
     * Stops quoting at once whatever is not among these, and what they hide; what is new among them waits for
     * {@link #serve}. Needs no encoder, so nothing can keep it from happening.
     */
    public synchronized void withdraw(Catalogue catalogue) {
        indexes.forEach((language, index) -> index.retain(of(catalogue, language)));
        Set<Publication> staying = Set.copyOf(catalogue.publications());
        this.catalogue = new Catalogue(
                this.catalogue.publications().stream().filter(staying::contains).toList(), catalogue.hidden());
    }

    public List<Hit> find(Query query, int limit) {
        Catalogue now = catalogue;
        Scope scope = at(query.scope());
        Query moment = query.within(scope);
        ArticleIndex index = indexes.get(query.language());
        if (reranker == Reranker.NONE) {
            return index.find(moment, now.visible(scope), limit);
        }
        List<Hit> found = index.find(moment, now.visible(scope), Math.max(limit, Reranker.TOP));
        int top = Math.min(Reranker.TOP, found.size());
        Stream<Hit> best = reranker.rerank(moment, found.subList(0, top)).stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed());
        return Stream.concat(best, found.stream().skip(top)).limit(limit).toList();
    }

    /** What may be quoted; ask it with a scope that says its moment, such as {@link #at} gives. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The scope now, where it says no moment of its own. */
    public Scope at(Scope scope) {
        return scope.at() == null ? scope.at(clock.instant()) : scope;
    }

    /** How many vectors are compared in a language. */
    public int vectors(Language language) {
        return indexes.get(language).vectors();
    }

    /** The words of a text that are compared, which say nothing of their order. */
    public List<String> terms(String text, Language language) {
        return indexes.get(language).terms(text);
    }

    /** Every text of an article whose vector is wanted. */
    public static Stream<String> textsToEmbed(Article article) {
        return ArticleMeaning.texts(article);
    }

    private Map<Language, ArticleIndex> empty() {
        Map<Language, ArticleIndex> empty = new EnumMap<>(Language.class);
        encoders.forEach((language, encoder) -> empty.put(language, new ArticleIndex(language, encoder)));
        return empty;
    }

    private static void fill(
            Map<Language, ArticleIndex> indexes, Catalogue catalogue, Map<Language, Embedder> forArticles) {
        indexes.forEach((language, index) -> index.add(of(catalogue, language), forArticles.get(language)));
    }

    private static List<Publication> of(Catalogue catalogue, Language language) {
        return catalogue.publications().stream()
                .filter(publication -> publication.article().locale() == language)
                .toList();
    }

    @Override
    public void close() {
        indexes.values().forEach(ArticleIndex::close);
    }
}
