package io.aftercare.policy.condition;

import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known, by the words of the {@link Vocabulary}: of the order, and of the request, which is asked first. Read as
 * it stands, since a copy would cost more than most conditions.
 */
public record Facts(Map<Vocabulary, Object> request, Map<Vocabulary, Object> order) implements CelVariableResolver {
    @Override
    public Optional<Object> find(String name) {
        Vocabulary word = Vocabulary.of(name);
        if (word == null) {
            return Optional.empty();
        }
        Object value = request.get(word);
        return Optional.of(value == null ? order.get(word) : value);
    }

    /** @throws IllegalArgumentException for a word without a value, or with one of another kind */
    public Facts checked() {
        for (Vocabulary word : Vocabulary.values()) {
            Object value = request.getOrDefault(word, order.get(word));
            boolean fits = switch (word.kind()) {
                case WORD -> value instanceof String;
                case WORDS -> value instanceof List;
                case NUMBER -> value instanceof Long;
                case FLAG -> value instanceof Boolean;
            };
            if (!fits) {
                throw new IllegalArgumentException(word.word() + " is missing or of another kind: " + value);
            }
        }
        return this;
    }
}
