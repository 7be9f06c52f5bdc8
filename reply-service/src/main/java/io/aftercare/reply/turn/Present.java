package io.aftercare.reply.turn;

import java.util.List;
import java.util.Objects;

/** Lists as they may come over the wire: absent, or with holes. */
final class Present {
    private Present() {}

    static <T> List<T> only(List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }
}
