package io.aftercare.reply.knowledge;

import io.aftercare.inference.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The articles of one language, searchable by meaning and by words. By meaning, an article is as near as the nearest of
 * its title and questions (embedding the passages too found no more and took three times as long to index); by words, it
 * is its whole text. Immutable; a query costs one embedding and one dot product per title or question.
 */
final class ArticleIndex {
    private record Ranked(Article article, double score) {}

    private record Asked(int article, float[] vector) {}

    private final List<Article> articles;
    private final Embedder embedder;
    private final Relevance relevance;
    private final Bm25 words;
    private final List<Asked> asked = new ArrayList<>();

    ArticleIndex(List<Article> articles, Embedder embedder, Relevance relevance) {
        this.articles = List.copyOf(articles);
        this.embedder = embedder;
        this.relevance = relevance;
        this.words = new Bm25(articles.stream()
                .map(article -> Stream.concat(waysToAsk(article), article.passages().stream())
                        .flatMap(text -> Terms.of(text).stream())
                        .toList())
                .toList());
        for (int article = 0; article < articles.size(); article++) {
            for (String way : waysToAsk(articles.get(article)).toList()) {
                asked.add(new Asked(article, embedder.embed(way)));
            }
        }
    }

    List<Hit> find(Query query, int limit) {
        double[] likeness = likeness(embedder.embed(query.text()));
        List<String> terms = Terms.of(query.text());
        double[] wordScores = words.scores(terms);
        double perfect = Math.max(1e-9, words.perfect(terms));
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            double wordMatch = Math.min(1, wordScores[i] / perfect);
            double score = relevance.score(likeness[i], wordMatch, intentConfidence(article, query));
            ranked.add(new Ranked(article, score));
        }
        return ranked.stream()
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(limit)
                .map(found -> new Hit(found.article(), nearestPassage(found.article(), terms), found.score()))
                .toList();
    }

    private double[] likeness(float[] query) {
        double[] nearest = new double[articles.size()];
        for (Asked way : asked) {
            nearest[way.article()] = Math.max(nearest[way.article()], Vectors.dot(query, way.vector()));
        }
        return nearest;
    }

    private static double intentConfidence(Article article, Query query) {
        return article.intents().stream()
                .mapToDouble(intent -> query.intents().getOrDefault(intent, 0.0))
                .max()
                .orElse(0);
    }

    /** The passage that shares most words with the query; the first where none does. */
    private static String nearestPassage(Article article, List<String> terms) {
        Set<String> wanted = new HashSet<>(terms);
        return Collections.max(
                article.passages(),
                Comparator.comparingLong(passage -> Terms.of(passage).stream()
                        .distinct()
                        .filter(wanted::contains)
                        .count()));
    }

    private static Stream<String> waysToAsk(Article article) {
        return Stream.concat(Stream.of(article.title()), article.questions().stream());
    }
}
