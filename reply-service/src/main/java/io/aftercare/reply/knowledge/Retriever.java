package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the articles that answer a query, best first: by meaning, by words and by the intents that were understood. */
public final class Retriever {
    /** Below this score an article is not an answer: measured on questions without one (see RetrievalTest). */
    public static final double MINIMUM_SCORE = 0.30;

    /** Weights tried on the questions of RetrievalTest: Chinese bigrams carry more than English words. */
    private static final Map<Language, Relevance> RELEVANCE = Map.of(
            Language.ZH, new Relevance(0.40, 0.65, 0.35, 0.30),
            Language.EN, new Relevance(0.50, 0.80, 0.20, 0.30));

    private final Map<Language, ArticleIndex> indexes;

    private Retriever(Map<Language, ArticleIndex> indexes) {
        this.indexes = indexes;
    }

    /** Indexes every article; takes one embedding per title and question. */
    public static Retriever over(KnowledgeBase knowledge, Map<Language, Embedder> embedders) {
        Map<Language, ArticleIndex> indexes = new EnumMap<>(Language.class);
        embedders.forEach((language, embedder) -> indexes.put(
                language, new ArticleIndex(knowledge.articles(language), embedder, RELEVANCE.get(language))));
        return new Retriever(indexes);
    }

    public List<Hit> find(Query query, int limit) {
        return indexes.get(query.language()).find(query, limit);
    }
}
