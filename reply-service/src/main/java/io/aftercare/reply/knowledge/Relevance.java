package io.aftercare.reply.knowledge;

/**
 * Weighs likeness in meaning, in words and in intent into one score that has the same meaning in both languages and
 * against any query, so that a minimum can be set (the rank of a hit, as in reciprocal rank fusion, says nothing about
 * whether it answers). {@code unrelated} is the likeness that the encoder finds between texts that have nothing in
 * common.
 */
record Relevance(double unrelated, double meaning, double words, double intent) {
    double score(double likeness, double wordMatch, double intentConfidence) {
        double related = Math.max(0, (likeness - unrelated) / (1 - unrelated));
        return meaning * related + words * wordMatch + intent * intentConfidence;
    }
}
