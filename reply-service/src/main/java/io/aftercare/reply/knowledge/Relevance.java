package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.Map;

/**
 * Weighs likeness in meaning, in words and in intent into one score that has the same meaning in both languages and
 * against any query, so that a minimum can be set (the rank of a hit, as in reciprocal rank fusion, says nothing about
 * whether it answers). {@code unrelated} is the likeness that the encoder finds between texts that have nothing in
 * common.
 */
public record Relevance(double unrelated, double meaning, double words, double intent) {
    /** Weights tried on the questions of RetrievalTest: Chinese characters carry more than English words. */
    public static final Map<Language, Relevance> FUSED = Map.of(
            Language.ZH, new Relevance(0.30, 0.80, 0.20, 0.30),
            Language.EN, new Relevance(0.46, 0.90, 0.10, 0.30));

    /** The same without words, and words alone: what each contributes is measured with these. */
    public static final Map<Language, Relevance> MEANING_ALONE =
            Map.of(Language.ZH, new Relevance(0.30, 1, 0, 0), Language.EN, new Relevance(0.46, 1, 0, 0));

    public static final Map<Language, Relevance> WORDS_ALONE =
            Map.of(Language.ZH, new Relevance(0, 0, 1, 0), Language.EN, new Relevance(0, 0, 1, 0));

    double score(double likeness, double wordMatch, double intentConfidence) {
        double related = Math.max(0, (likeness - unrelated) / (1 - unrelated));
        return meaning * related + words * wordMatch + intent * intentConfidence;
    }
}
