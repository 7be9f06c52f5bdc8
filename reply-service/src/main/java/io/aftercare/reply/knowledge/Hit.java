package io.aftercare.reply.knowledge;

import java.util.function.Supplier;

/**
 * An article that was found, and how well it fits, from 0 to about 1.
 *
 * @param nearest cuts the article's passages into words to compare them with the query: only who shows one asks
 */
public record Hit(Article article, Supplier<String> nearest, double score) {
    Hit withScore(double other) {
        return new Hit(article, nearest, other);
    }

    /** The passage nearest to the query. */
    public String passage() {
        return nearest.get();
    }
}
