package io.aftercare.local.launcher.chaos;

import io.aftercare.local.bench.Rounds;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.store.Outbox;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.OwnSystem;
import io.aftercare.local.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** How fast events leave the outbox: a queue that stands, events as they come, and after a time without the broker. */
public final class OutboxBench {
    private static final Set<String> PARTS = Set.of("postgres", "kafka", "shop", "ticket");
    private static final int CLIENTS = 4;
    private static final int QUEUE = 5_000;
    private static final int ROUNDS = 5;
    private static final Duration STEADY = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So few are not a queue, but what is just under way. */
    private static final int UNDER_WAY = 5;

    private static final String OUTBOX_BYTES = "select pg_total_relation_size('ticket.outbox')";
    private static final String LOG_BYTES = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";
    private static final double MEBIBYTE = 1 << 20;

    private static final String WRITE = """
        insert into ticket.outbox (id, tenant, topic, key, type, payload, created_at)
        select id, 'bench', 'aftercare.conversations', 'bench-' || n %% 500, 'message.received',
            json_build_object('specversion', '1.0', 'id', id, 'source', '/aftercare/bench', 'type',
                'message.received', 'subject', 'bench-' || n %% 500, 'time', '2026-01-02T03:04:05.678Z',
                'datacontenttype', 'application/json', 'tenant', 'bench', 'data', json_build_object(
                    'conversationId', id, 'messageId', id, 'customerRef', id, 'channel', 'web', 'characters', 21,
                    'orderNamed', true))::text, now()
        from (select gen_random_uuid() as id, n from generate_series(1, %d) n) made
        """.formatted(QUEUE);

    /** Each batch is marked with the time at which it began, so the last one's events are not in the span. */
    private static final String RATE = """
        select count(*) filter (where relayed_at < last) / extract(epoch from last - first)
        from ticket.outbox, (select min(relayed_at) as first, max(relayed_at) as last from ticket.outbox
            where tenant = 'bench') as span
        where tenant = 'bench' group by first, last
        """;

    private final Path root;
    private final Duration away;
    private final Consumer<String> progress;

    /** @param away how long the broker is taken away */
    public OutboxBench(Path root, Duration away, Consumer<String> progress) {
        this.root = root;
        this.away = away;
        this.progress = progress;
    }

    public Measurement run() {
        return OwnSystem.with(
                SystemOptions.of(root).withParts(PARTS), "bench-outbox", Optional.empty(), progress, this::measured);
    }

    private Measurement measured(AftercareSystem system) {
        Database database = new Database(system.ports().of("postgres"));
        List<Row> rows = new ArrayList<>();
        progress.accept(QUEUE + " waiting, " + ROUNDS + " times …");
        rows.add(atLeast("relay, " + QUEUE + " waiting", queue(database), "events/s", 5_000));
        rows.addAll(underLoad(system, database));
        return new Measurement(
                "bench outbox",
                Environment.here(),
                rows,
                List.of(
                        "The age counts from within the transaction until a consumer has the event, so it is more"
                                + " than commit to broker.",
                        "The broker was away (frozen) for " + away.toSeconds() + " s."));
    }

    private double queue(Database database) {
        Rounds rates = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            database.update("delete from ticket.outbox where tenant = 'bench'");
            database.update(WRITE);
            drained(database, 0);
            rates.add(RATE, database.query(RATE, row -> row.getDouble(1)).getFirst());
        }
        return rates.median(RATE);
    }

    private List<Row> underLoad(AftercareSystem system, Database database) {
        Ledger ledger = new Ledger();
        try (PersistentClient client = new PersistentClient(system.url("ticket"), ledger, true, 0, new Random());
                Crowd crowd = new Crowd(
                        CLIENTS, number -> story(system, client, ledger, number).play())) {
            progress.accept("Events as they come …");
            Latency ages;
            try (Arrivals arrivals = new Arrivals(
                    "localhost:" + system.ports().of("kafka"), List.of("aftercare.conversations", "aftercare.cases"))) {
                Injector.pause(STEADY);
                ages = arrivals.ages();
            }
            progress.accept("Without the broker for " + away.toSeconds() + " s …");
            long before = database.count("select count(*) from ticket.outbox");
            long table = database.count(OUTBOX_BYTES);
            long log = database.count(LOG_BYTES);
            system.freeze("kafka");
            Injector.pause(away);
            double grown = (database.count(OUTBOX_BYTES) - table) / MEBIBYTE;
            double logged = (database.count(LOG_BYTES) - log) / MEBIBYTE;
            long written = database.count("select count(*) from ticket.outbox") - before;
            long waiting = new Outbox(database).waiting();
            Instant back = Instant.now();
            system.thaw("kafka");
            drained(database, UNDER_WAY);
            double seconds = Duration.between(back, Instant.now()).toMillis() / 1000.0;
            long arrived = database.count("select count(*) from ticket.outbox") - before;
            crowd.finish();
            double arrivalRate = written / (double) away.toSeconds();
            double caughtUp = (waiting + arrived - written) / seconds / arrivalRate;
            return List.of(
                    Row.of("arriving", arrivalRate, "events/s"),
                    Row.of("age on arrival p50", ages.percentile(50), "ms"),
                    Row.judged("age on arrival p99", ages.percentile(99), "ms", "< 100", ages.percentile(99) < 100),
                    Row.of("waiting when the broker came back", waiting, "events"),
                    Row.of("the outbox on disk grew by", grown, "MiB"),
                    Row.of("written to the database's log meanwhile", logged, "MiB"),
                    Row.of("caught up after", seconds, "s"),
                    atLeast("catch-up over arrival", caughtUp, "times", 5));
        }
    }

    private static Story story(AftercareSystem system, PersistentClient client, Ledger ledger, int number) {
        return new Story(
                number,
                client,
                ledger,
                system.token("customer", "lin-xiao"),
                system.token("agent", "agent-1"),
                new Random(number));
    }

    /** A relay that is only as fast as events come would need as long as the broker was away, and some. */
    private void drained(Database database, int rest) {
        new Outbox(database).drained(rest, away.compareTo(PATIENCE) > 0 ? away : PATIENCE);
    }

    private static Row atLeast(String name, double value, String unit, double reach) {
        return Row.judged(name, value, unit, ">= " + (long) reach, value >= reach);
    }
}
