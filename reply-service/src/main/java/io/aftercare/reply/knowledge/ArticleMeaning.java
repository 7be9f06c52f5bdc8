package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an article is about, as vectors: its ways to ask, its text in parts, and questions that were asked for it. A soft
 * maximum over all of them, as the encoder was taught with: the single nearest of many is often near by chance.
 */
final class ArticleMeaning {
    /** As in the training of the encoder. */
    private static final double SHARPNESS = 20;

    /** Parts of the text are about as long as the encoder reads, which is counted in tokens. */
    private static final int PART_ZH = 120;

    private static final int PART_EN = 500;

    private final QuantizedVectors told;
    private final QuantizedVectors asked;
    private final QuantizedVectors centre;

    private ArticleMeaning(QuantizedVectors told, QuantizedVectors asked, int dimensions) {
        this.told = told;
        this.asked = asked;
        float[] sum = new float[dimensions];
        told.addTo(sum);
        asked.addTo(sum);
        this.centre = QuantizedVectors.of(List.of(sum));
    }

    static ArticleMeaning of(Article article, Embedder embedder, QuantizedVectors asked) {
        List<float[]> told = texts(article).map(embedder::embed).toList();
        return new ArticleMeaning(QuantizedVectors.of(told), asked, told.getFirst().length);
    }

    /** Every text whose vector is wanted. */
    static Stream<String> texts(Article article) {
        return Stream.concat(waysToAsk(article), parts(article).stream());
    }

    double likeness(QuantizedVectors query) {
        return Math.log((exponentials(told, query) + exponentials(asked, query)) / vectors()) / SHARPNESS;
    }

    /** Orders articles about as {@link #likeness} does, which takes one vector instead of all. */
    double roughLikeness(QuantizedVectors query) {
        return centre.likeness(0, query, 0) / vectors();
    }

    int vectors() {
        return told.size() + asked.size();
    }

    private static double exponentials(QuantizedVectors vectors, QuantizedVectors query) {
        double sum = 0;
        for (int i = 0; i < vectors.size(); i++) {
            sum += Math.exp(SHARPNESS * vectors.likeness(i, query, 0));
        }
        return sum;
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
