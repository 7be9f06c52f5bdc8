package io.aftercare.reply.knowledge;

/**
 * Weighs likeness in meaning, in words and in intent into one score that has the same meaning in both languages and
 * against any query, so that a minimum can be set (the rank of a hit, as in reciprocal rank fusion, says nothing about
 * whether it answers). {@code unrelated} is the likeness at which the score is 0.
 */
public record Relevance(double unrelated, double meaning, double words, double intent) {
    static final double USUAL_MINIMUM = 0.5;

    private static final double MEANING = 0.90;
    private static final double WORDS = 0.10;
    /** So that a sure intent lifts its article over one that a single word (发票) is nearer to. */
    private static final double INTENT = 0.40;

    /** Words alone: what is left where there is no encoder. */
    public static final Relevance WORDS_ALONE = new Relevance(0, 0, 1, INTENT);

    /** @param minimum likeness in meaning that is just enough, by itself, for {@link Retriever#MINIMUM_SCORE} */
    public static Relevance fused(double minimum) {
        double related = Retriever.MINIMUM_SCORE / MEANING;
        return new Relevance((minimum - related) / (1 - related), MEANING, WORDS, INTENT);
    }

    /** The same without words, so that it can be measured what they contribute. */
    public Relevance withoutWords() {
        return new Relevance(unrelated, meaning, 0, intent);
    }

    /** By how much the score rises with the likeness. */
    double perLikeness() {
        return meaning / (1 - unrelated);
    }

    double score(double likeness, double wordMatch, double intentConfidence) {
        double related = Math.max(0, (likeness - unrelated) / (1 - unrelated));
        return meaning * related + words * wordMatch + intent * intentConfidence;
    }
}
