package io.aftercare.gateway;

import java.util.List;
import java.util.Map;

/** What ticket-service keeps of a turn, so that it can be shown and handed back on a repeated key. */
public record Recording(
        Reply reply, Understanding understanding, List<String> missing, Map<String, Double> timings, Turn turn) {
    static Recording of(Turn turn) {
        // What keyword rules guessed is not recorded as understood: that word belongs to the model that answers later.
        boolean understood = !turn.missing().contains(Step.UNDERSTAND.result());
        return new Recording(
                turn.reply(), understood ? turn.understanding() : null, turn.missing(), turn.timings(), turn);
    }
}
