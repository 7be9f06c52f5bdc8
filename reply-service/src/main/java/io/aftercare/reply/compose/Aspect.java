package io.aftercare.reply.compose;

import java.util.Map;
import java.util.Optional;

/** One side of what was decided, for questions such as "and who pays for the way back?". */
enum Aspect {
    FREIGHT,
    TIME,
    MONEY;

    private static final Map<String, Aspect> BY_INTENT = Map.of(
            "return.freight", FREIGHT,
            "return.how_long", TIME,
            "refund.how_long", TIME,
            "refund.where_to", MONEY);

    private static final Map<String, Aspect> BY_SIDE = Map.of("freight", FREIGHT, "time", TIME, "money", MONEY);

    /** Empty for the reason, which only the whole tells. */
    static Optional<Aspect> ofSide(String side) {
        return Optional.ofNullable(BY_SIDE.get(side));
    }

    static Optional<Aspect> of(String intent) {
        return Optional.ofNullable(BY_INTENT.get(intent));
    }
}
