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
        Cost cost,
        Reply draft) {
    /** CPU time of the thread that composed, the search for an article included, and tokens that were generated. */
    public record Cost(double cpuMillis, int tokens) {
        Cost and(Cost other) {
            return new Cost(cpuMillis + other.cpuMillis, tokens + other.tokens);
        }
    }

    /** The same, which says that {@code draft} waits for a person's approval. */
    Reply insteadOf(Reply draft) {
        return new Reply(
                id, language, text, sentences, source, promises, millis + draft.millis, cost.and(draft.cost), draft);
    }
}
