package io.aftercare.policy.condition;

import java.util.List;
import java.util.Map;

/** What is known, by the words of the {@link Vocabulary}: all of them, each of its kind. */
public record Facts(Map<String, Object> values) {
    public Facts {
        for (Vocabulary word : Vocabulary.values()) {
            Object value = values.get(word.word());
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
    }
}
