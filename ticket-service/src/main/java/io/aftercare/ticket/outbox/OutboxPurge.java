package io.aftercare.ticket.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** Removes what was relayed long ago and adds it to the totals, in one statement. */
@ApplicationScoped
class OutboxPurge {
    private static final String PURGE = """
            with gone as (
                delete from ticket.outbox where relayed_at < $1 returning tenant, type
            )
            insert into ticket.outbox_purged as total (tenant, type, count)
            select tenant, type, count(*) from gone group by tenant, type
            on conflict (tenant, type) do update set count = total.count + excluded.count
            """;

    private final Pool pool;
    private final OutboxConfig config;
    private final Clock clock;

    OutboxPurge(Pool pool, OutboxConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> purge() {
        var before = clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PURGE).execute(Tuple.of(before)).replaceWithVoid();
    }
}
