package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ticket-service keeps of a turn, so that it can be shown and handed back on a repeated key.
 *
 * @param draft the answer that waits for a person's approval, which is no part of what the customer gets
 */
public record Recording(
        Reply reply,
        JsonNode draft,
        Understanding understanding,
        List<String> missing,
        Map<String, Double> timings,
        Turn turn) {
    static Recording of(Turn turn, Optional<JsonNode> draft) {
        // What keyword rules guessed is not recorded as understood: that word belongs to the model that answers later.
        boolean understood = !turn.missing().contains(Step.UNDERSTAND.result());
        return new Recording(
                turn.reply(),
                draft.orElse(null),
                understood ? turn.understanding() : null,
                turn.missing(),
                turn.timings(),
                turn);
    }
}
