package io.aftercare.ticket.testing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;

/** Lets working time pass for one term of a case, which is quicker than waiting for it. */
public final class Terms {
    private Terms() {}

    /** @param clock the place of the term: 0 is the first response, the last one the resolution */
    public static void use(Pool pool, String caseId, int clock, Duration used) {
        pool.preparedQuery(
                        "update ticket.cases set sla = jsonb_set(sla, array['clocks', $2, 'used'], to_jsonb($3::text)),"
                                + " sla_next_at = now() where id = $1")
                .execute(Tuple.of(UUID.fromString(caseId), Integer.toString(clock), used.toString()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    /** Since {@link #use}: then the next look is another. */
    public static boolean wereLookedAt(Pool pool, String caseId) {
        return pool.preparedQuery("select sla_next_at > now() from ticket.cases where id = $1")
                .execute(Tuple.of(UUID.fromString(caseId)))
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next()
                .getBoolean(0);
    }
}
