package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reply as reply-service composed it. */
public record ReplyContent(UUID id, String text, JsonNode sentences, String source, List<MadePromise> promises) {
    private static final int LONGEST_TEXT = 20_000;

    public ReplyContent {
        if (id == null || text == null || text.isBlank() || !Code.isCode(source)) {
            throw Problems.invalid("reply-invalid", "A reply has an id, a text and a source.");
        }
        Inputs.plainText("reply-text", text, LONGEST_TEXT);
        Inputs.storable("sentences", sentences);
        promises = promises == null ? List.of() : List.copyOf(promises);
    }

    /** What the reply commits the merchant to; {@code sentence} is the index of the sentence that says so. */
    public record MadePromise(String kind, Instant dueAt, UUID caseId, int sentence) {
        public MadePromise {
            if (!Code.isCode(kind) || dueAt == null) {
                throw Problems.invalid("promise-invalid", "A promise has a kind and a dueAt.");
            }
        }
    }

    int sentenceCount() {
        return sentences == null ? 0 : sentences.size();
    }
}
