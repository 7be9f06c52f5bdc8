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

    static Optional<Aspect> of(String intent) {
        return Optional.ofNullable(BY_INTENT.get(intent));
    }
}
