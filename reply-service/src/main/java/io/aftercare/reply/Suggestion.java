package io.aftercare.reply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * An answer that a person may give.
 *
 * @param id the same for the same answer to the same message, whoever asks and when
 * @param rank 1 is the best
 * @param confidence by the measure of the step that it is owed to, from 0 to 1; it ranks, and is no probability
 * @param automatic whether this is what would have been sent if no person had been asked
 * @param sources what its sentences rest on, each once; a sentence names its own
 */
public record Suggestion(
        UUID id,
        int rank,
        double confidence,
        Language language,
        String text,
        List<Sentence> sentences,
        Source source,
        List<Promise> promises,
        boolean automatic,
        List<Origin> sources) {
    /** An article's version, an order, a case or a clause; {@code version} is null where there is none. */
    public record Origin(Evidence.Kind kind, String id, Integer version) {}

    public static Suggestion of(
            ReplyRequest request,
            List<Sentence> sentences,
            String text,
            Source source,
            List<Promise> promises,
            double confidence,
            boolean automatic) {
        UUID id = UUID.nameUUIDFromBytes((request.messageId() + "\n" + text).getBytes(StandardCharsets.UTF_8));
        List<Origin> sources = sentences.stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .filter(evidence -> evidence.kind() != Evidence.Kind.PHRASE)
                .map(evidence -> new Origin(evidence.kind(), evidence.id(), evidence.version()))
                .distinct()
                .toList();
        return new Suggestion(
                id,
                0,
                Math.round(confidence * 1000) / 1000.0,
                request.language(),
                text,
                sentences,
                source,
                promises,
                automatic,
                sources);
    }

    public Suggestion ranked(int rank) {
        return new Suggestion(id, rank, confidence, language, text, sentences, source, promises, automatic, sources);
    }
}
