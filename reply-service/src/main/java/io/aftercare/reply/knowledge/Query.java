package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.Map;

/** What is looked for: the customer's words, and the confidence in each intent that they may have. */
public record Query(String text, Language language, Map<String, Double> intents) {
    public Query {
        intents = Map.copyOf(intents);
    }

    public Query(String text, Language language) {
        this(text, language, Map.of());
    }
}
