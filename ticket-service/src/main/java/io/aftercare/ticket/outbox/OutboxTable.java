package io.aftercare.ticket.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The relay's statements; they block the relay's own thread, no event loop. */
@ApplicationScoped
class OutboxTable {
    /** Only one relay may work at a time, in all instances, or the order of a key could be lost. */
    private static final long RELAY_LOCK = 0x41465445524341L;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /** What the broker took of a batch, out of how many. */
    record Relayed(int sent, int taken) {
        static final Relayed NOTHING = new Relayed(0, 0);

        boolean incomplete() {
            return taken < sent;
        }
    }

    /**
     * Takes the oldest waiting events, hands them to {@code send} and marks those that it returns, in one transaction.
     * Does nothing while another relay holds the lock.
     */
    Relayed relay(int limit, Function<List<WaitingEvent>, Set<Long>> send) {
        SqlConnection connection = await(pool.getConnection());
        try {
            Transaction transaction = await(connection.begin());
            try {
                Relayed relayed = lock(connection) ? relayLocked(connection, limit, send) : Relayed.NOTHING;
                await(transaction.commit());
                return relayed;
            } catch (RuntimeException e) {
                await(transaction.rollback());
                throw e;
            }
        } finally {
            await(connection.close());
        }
    }

    long waiting() {
        return await(pool.query("select count(*) from ticket.outbox where relayed_at is null")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static boolean lock(SqlConnection connection) {
        RowSet<Row> rows = await(
                connection.preparedQuery("select pg_try_advisory_xact_lock($1)").execute(Tuple.of(RELAY_LOCK)));
        return rows.iterator().next().getBoolean(0);
    }

    private static Relayed relayLocked(
            SqlConnection connection, int limit, Function<List<WaitingEvent>, Set<Long>> send) {
        RowSet<Row> rows = await(connection
                .preparedQuery("select position, topic, key, payload from ticket.outbox"
                        + " where relayed_at is null order by position limit $1")
                .execute(Tuple.of(limit)));
        List<WaitingEvent> batch = StreamSupport.stream(rows.spliterator(), false)
                .map(WaitingEvent::from)
                .toList();
        if (batch.isEmpty()) {
            return Relayed.NOTHING;
        }
        Set<Long> taken = send.apply(batch);
        await(connection
                .preparedQuery("update ticket.outbox set relayed_at = now() where position = any($1)")
                .execute(Tuple.of(taken.toArray(Long[]::new))));
        return new Relayed(batch.size(), taken.size());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
