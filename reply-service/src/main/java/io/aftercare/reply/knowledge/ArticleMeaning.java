package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an article is about, as vectors: each way to ask for it, and its text in parts. Customers ask, so the ways to ask
 * count most: a soft maximum over them, since the single nearest of many is often near by chance.
 */
final class ArticleMeaning {
    private static final double SHARPNESS = 10;
    private static final double WEIGHT_OF_TEXT = 0.2;

    /** Parts of the text are about as long as the encoder reads, which is counted in tokens. */
    private static final int PART_ZH = 120;

    private static final int PART_EN = 500;

    private final QuantizedVectors ways;
    private final QuantizedVectors parts;

    private ArticleMeaning(QuantizedVectors ways, QuantizedVectors parts) {
        this.ways = ways;
        this.parts = parts;
    }

    static ArticleMeaning of(Article article, Embedder embedder) {
        return new ArticleMeaning(
                QuantizedVectors.of(waysToAsk(article).map(embedder::embed).toList()),
                QuantizedVectors.of(parts(article).stream().map(embedder::embed).toList()));
    }

    /** Every text whose vector is wanted. */
    static Stream<String> texts(Article article) {
        return Stream.concat(waysToAsk(article), parts(article).stream());
    }

    double likeness(QuantizedVectors query) {
        double sum = 0;
        for (int i = 0; i < ways.size(); i++) {
            sum += Math.exp(SHARPNESS * ways.likeness(i, query, 0));
        }
        double asked = Math.log(sum / ways.size()) / SHARPNESS;
        double told = -1;
        for (int i = 0; i < parts.size(); i++) {
            told = Math.max(told, parts.likeness(i, query, 0));
        }
        return (1 - WEIGHT_OF_TEXT) * asked + WEIGHT_OF_TEXT * told;
    }

    /** Cheap and rough: the fewer, the nearer. */
    int distance(QuantizedVectors query) {
        return Math.min(ways.distance(query, 0), parts.distance(query, 0));
    }

    int vectors() {
        return ways.size() + parts.size();
    }

    private static Stream<String> waysToAsk(Article article) {
        return Stream.concat(Stream.of(article.title()), article.questions().stream())
                .distinct();
    }

    private static List<String> parts(Article article) {
        int longest = article.locale() == Language.ZH ? PART_ZH : PART_EN;
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder(article.title()).append('\n');
        int begun = part.length();
        for (String passage : article.passages()) {
            if (part.length() > begun && part.length() + passage.length() > longest) {
                parts.add(part.toString());
                part.setLength(begun);
            }
            part.append(passage).append('\n');
        }
        parts.add(part.toString());
        return parts;
    }
}
