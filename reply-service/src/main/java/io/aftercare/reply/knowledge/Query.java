package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.Map;

/** What is looked for: the customer's words, the confidence in each intent that they may have, and for whom. */
public record Query(String text, Language language, Map<String, Double> intents, Scope scope) {
    public Query {
        intents = Map.copyOf(intents);
    }

    public Query(String text, Language language, Map<String, Double> intents) {
        this(text, language, intents, Scope.ANYONE);
    }

    public Query(String text, Language language) {
        this(text, language, Map.of());
    }

    public Query within(Scope scope) {
        return new Query(text, language, intents, scope);
    }
}
