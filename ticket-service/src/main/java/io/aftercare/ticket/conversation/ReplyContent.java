package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.promise.MadePromise;
import io.aftercare.web.Problems;
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

    int sentenceCount() {
        return sentences == null ? 0 : sentences.size();
    }
}
