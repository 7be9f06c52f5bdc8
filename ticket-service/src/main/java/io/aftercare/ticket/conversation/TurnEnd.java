package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.ReplySent;
import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;
import java.util.List;

/** What a turn came to; {@code turn} is the whole of it, to hand back when the message's key is repeated. */
public record TurnEnd(
        ReplyContent reply, JsonNode understanding, List<String> missing, JsonNode timings, JsonNode turn) {
    public TurnEnd {
        if (reply == null) {
            throw Problems.invalid("reply-missing", "A turn ends with a reply.");
        }
        if (reply.source().equals(ReplySent.AGENT)) {
            throw Problems.invalid("reply-invalid", "What a person answers is posted to …/answers.");
        }
        if (turn != null && !turn.isObject()) {
            throw Problems.invalid("turn-invalid", "turn is a JSON object.");
        }
        Inputs.storable("turn", turn);
        missing = Step.known(missing);
    }
}
