package io.aftercare.reply.knowledge;

import java.util.List;

/**
 * Compares question and article more closely than costs allow for all articles. It gets the best few, best first, may order
 * them anew, and must score them on the scale of {@link Relevance}, so that a minimum still says that nothing fits.
 */
@FunctionalInterface
public interface Reranker {
    /** Leaves the order as it was found. */
    Reranker NONE = (query, hits) -> hits;

    /** How many of the best are handed over: among ten, the right one was for 7 questions of 10, among thirty for 9. */
    int TOP = 30;

    List<Hit> rerank(Query query, List<Hit> hits);
}
