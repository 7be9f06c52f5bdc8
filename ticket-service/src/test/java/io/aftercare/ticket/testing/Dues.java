package io.aftercare.ticket.testing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Lets the time of a conversation's promises pass, which is quicker than waiting for it. */
public final class Dues {
    private Dues() {}

    /** As if they had been made a day ago and were due so far from now; less than zero is late. */
    public static void in(Pool pool, String conversation, Duration left) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        pool.preparedQuery("update ticket.promise set made_at = $2, due_at = $3, next_look_at = $4"
                        + " where conversation_id = $1 and state in ('open', 'broken')")
                .execute(Tuple.of(
                        UUID.fromString(conversation),
                        now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC),
                        now.plus(left).atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
