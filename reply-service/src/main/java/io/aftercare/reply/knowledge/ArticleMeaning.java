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
    private final QuantizedVectors centre;

    private ArticleMeaning(List<float[]> ways, List<float[]> parts) {
        this.ways = QuantizedVectors.of(ways);
        this.parts = QuantizedVectors.of(parts);
        this.centre = QuantizedVectors.of(List.of(centre(ways, parts)));
    }

    static ArticleMeaning of(Article article, Embedder embedder) {
        return new ArticleMeaning(
                waysToAsk(article).map(embedder::embed).toList(),
                parts(article).stream().map(embedder::embed).toList());
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

    /** As {@link #likeness} with a mean in the place of the maxima, which takes one vector instead of all. */
    double roughLikeness(QuantizedVectors query) {
        return centre.likeness(0, query, 0);
    }

    int vectors() {
        return ways.size() + parts.size();
    }

    private static float[] centre(List<float[]> ways, List<float[]> parts) {
        float[] centre = new float[ways.getFirst().length];
        add(centre, ways, (1 - WEIGHT_OF_TEXT) / ways.size());
        add(centre, parts, WEIGHT_OF_TEXT / parts.size());
        return centre;
    }

    private static void add(float[] sum, List<float[]> vectors, double weight) {
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (weight * vector[i]);
            }
        }
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
