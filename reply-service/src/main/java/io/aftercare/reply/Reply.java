package io.aftercare.reply;

import java.util.List;
import java.util.UUID;

/**
 * What the customer reads, proved sentence by sentence.
 *
 * @param draft the answer that a person sees first, where this only says that one does; else null
 */
public record Reply(
        UUID id,
        Language language,
        String text,
        List<Sentence> sentences,
        Source source,
        List<Promise> promises,
        double millis,
        Reply draft) {
    /** The same, which says that {@code draft} waits for a person's approval. */
    Reply insteadOf(Reply draft) {
        return new Reply(id, language, text, sentences, source, promises, millis + draft.millis, draft);
    }
}
