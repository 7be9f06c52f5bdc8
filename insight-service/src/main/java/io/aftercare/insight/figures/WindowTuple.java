package io.aftercare.insight.figures;

import io.aftercare.insight.Window;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;

/** The parameters $1 tenant, $2 from and $3 to, with which every figure's query begins. */
final class WindowTuple {
    private WindowTuple() {}

    static Tuple of(String tenant, Window window) {
        return Tuple.of(
                tenant, window.from().atOffset(ZoneOffset.UTC), window.to().atOffset(ZoneOffset.UTC));
    }
}
