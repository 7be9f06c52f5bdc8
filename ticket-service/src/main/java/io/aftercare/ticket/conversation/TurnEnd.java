package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.ReplySent;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.promise.MadePromise;
import io.aftercare.web.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a turn came to.
 *
 * @param draft the answer that waits for a person's approval, where there is one; {@code reply} then says that it does
 * @param turn the whole of it, to hand back when the message's key is repeated
 */
public record TurnEnd(
        ReplyContent reply,
        ReplyContent draft,
        JsonNode understanding,
        List<String> missing,
        JsonNode timings,
        JsonNode turn) {
    public TurnEnd {
        if (reply == null) {
            throw Problems.invalid("reply-missing", "A turn ends with a reply.");
        }
        if (reply.source().equals(ReplySent.AGENT) || reply.source().equals(ReplySent.APPROVED)) {
            throw Problems.invalid("reply-invalid", "What a person answers is posted to …/answers.");
        }
        if (turn != null && !turn.isObject()) {
            throw Problems.invalid("turn-invalid", "turn is a JSON object.");
        }
        Inputs.storable("turn", turn);
        missing = Step.known(missing);
    }

    /** What is promised now, and what will be when the draft is approved. */
    List<MadePromise> promises() {
        Stream<MadePromise> drafted = draft == null ? Stream.empty() : draft.promises().stream();
        return Stream.concat(reply.promises().stream(), drafted).toList();
    }
}
