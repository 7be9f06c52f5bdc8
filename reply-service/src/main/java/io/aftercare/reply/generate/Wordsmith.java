package io.aftercare.reply.generate;

import io.aftercare.reply.Language;
import java.util.Map;
import java.util.Optional;

/** Puts what a phrase says into other words, where it can; the phrase stands where it cannot. */
@FunctionalInterface
public interface Wordsmith extends AutoCloseable {
    /** Phrases alone. */
    Wordsmith NONE = (phrase, facts, style, language) -> Optional.empty();

    /**
     * @param phrase its key
     * @param facts what its placeholders are filled from, all of which have to be said
     * @return nothing where the phrase has no act, or its sentence may not leave
     */
    Optional<Wording> word(String phrase, Map<String, String> facts, Style style, Language language);

    @Override
    default void close() {}
}
