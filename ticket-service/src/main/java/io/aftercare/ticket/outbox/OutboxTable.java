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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** Behind a dead letter the later events of its stream wait until it is dealt with. */
    private static final String NEXT = """
            select position, topic, key, payload from ticket.outbox waiting
            where relayed_at is null and refused_at is null and not exists (
                select from ticket.outbox dead where dead.refused_at is not null
                    and dead.topic = waiting.topic and dead.key = waiting.key and dead.position < waiting.position)
            order by position limit $1
            """;

    private static final String MARK = "update ticket.outbox set relayed_at = now() where position = any($1)";
    private static final String BURY = """
            update ticket.outbox set refused_at = date_trunc('milliseconds', now()), refusal = reason,
                refusals = refusals + 1
            from unnest($1::bigint[], $2::text[]) as refused (place, reason) where position = place
            """;

    /** How a try to relay a batch went. */
    enum Outcome {
        SENT,
        NOTHING_WAITS,
        /** Another instance relays. */
        BUSY,
        INTERRUPTED
    }

    /**
     * Takes the oldest waiting events, hands them to {@code send}, marks those that the broker has and buries those that
     * it refuses, in one transaction. Does nothing while another relay holds the lock.
     */
    Outcome relay(int limit, Function<List<WaitingEvent>, Sent> send) {
        SqlConnection connection = connection();
        try {
            Transaction transaction = await(connection.begin());
            try {
                Outcome outcome = lock(connection) ? relayLocked(connection, limit, send) : Outcome.BUSY;
                await(transaction.commit());
                return outcome;
            } catch (RuntimeException e) {
                await(transaction.rollback());
                throw e;
            }
        } finally {
            await(connection.close());
        }
    }

    /** One that comes only after nobody waits for it any more is given back, or the pool would lose it for good. */
    private SqlConnection connection() {
        CompletableFuture<SqlConnection> asked =
                pool.getConnection().subscribe().asCompletionStage().toCompletableFuture();
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DatabaseAway("the database cannot be reached", e.getCause());
        } catch (TimeoutException e) {
            asked.thenAccept(late -> late.close().subscribe().with(done -> {}, lost -> {}));
            throw new DatabaseAway("the database gives no connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.thenAccept(late -> late.close().subscribe().with(done -> {}, lost -> {}));
            throw new DatabaseAway("stopped while waiting for the database", e);
        }
    }

    private static boolean lock(SqlConnection connection) {
        RowSet<Row> rows = await(
                connection.preparedQuery("select pg_try_advisory_xact_lock($1)").execute(Tuple.of(RELAY_LOCK)));
        return rows.iterator().next().getBoolean(0);
    }

    private static Outcome relayLocked(SqlConnection connection, int limit, Function<List<WaitingEvent>, Sent> send) {
        RowSet<Row> rows = await(connection.preparedQuery(NEXT).execute(Tuple.of(limit)));
        List<WaitingEvent> batch = StreamSupport.stream(rows.spliterator(), false)
                .map(WaitingEvent::from)
                .toList();
        if (batch.isEmpty()) {
            return Outcome.NOTHING_WAITS;
        }
        Sent sent = send.apply(batch);
        await(connection.preparedQuery(MARK).execute(Tuple.of(sent.taken().toArray(Long[]::new))));
        if (!sent.refused().isEmpty()) {
            List<Long> positions = List.copyOf(sent.refused().keySet());
            await(connection
                    .preparedQuery(BURY)
                    .execute(Tuple.of(
                            positions.toArray(Long[]::new),
                            positions.stream().map(sent.refused()::get).toArray(String[]::new))));
        }
        return sent.interrupted() ? Outcome.INTERRUPTED : Outcome.SENT;
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
