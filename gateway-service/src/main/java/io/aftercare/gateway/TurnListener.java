package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Consumer;

/** Hears of a turn while it happens. Must not throw: a turn does not depend on who listens. */
interface TurnListener {
    TurnListener NOBODY = new TurnListener() {};

    default void understood(Understanding understanding) {}

    default void decided(JsonNode decision) {}

    /** Where sentences go as they are composed; empty for one who waits for the whole reply. */
    default Optional<Consumer<JsonNode>> tokens() {
        return Optional.empty();
    }

    default void replied(Reply reply) {}

    default void done(Turn turn) {}

    /** Tells a turn of earlier as if it happened now. */
    default void replay(Turn turn) {
        understood(turn.understanding());
        turn.decisionAtOnce().ifPresent(this::decided);
        tokens().ifPresent(turn.reply().sentences()::forEach);
        replied(turn.reply());
        done(turn);
    }
}
