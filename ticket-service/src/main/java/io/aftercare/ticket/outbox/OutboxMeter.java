package io.aftercare.ticket.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts what waits, also while the relay hangs on a broker that is away, which is when the figures matter. */
@ApplicationScoped
class OutboxMeter {
    private static final String COUNT = """
            select (select count(*) from ticket.outbox where relayed_at is null and refused_at is null),
                (select count(*) from ticket.outbox where refused_at is not null),
                pg_total_relation_size('ticket.outbox')
            """;

    /** Counting a long queue takes long, and may take one part in so many of the time. */
    private static final int SHARE = 20;

    private final Pool pool;
    private final RelayState state;
    private final Clock clock;
    private volatile Instant next = Instant.EPOCH;

    OutboxMeter(Pool pool, RelayState state, Clock clock) {
        this.pool = pool;
        this.state = state;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        Instant began = clock.instant();
        if (began.isBefore(next)) {
            return Uni.createFrom().voidItem();
        }
        return pool.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    state.counted(row.getLong(0), row.getLong(1), row.getLong(2));
                    next = began.plus(Duration.between(began, clock.instant()).multipliedBy(SHARE));
                })
                .replaceWithVoid()
                // The last figures stay; that the database is away is told elsewhere.
                .onFailure()
                .recoverWithNull();
    }
}
