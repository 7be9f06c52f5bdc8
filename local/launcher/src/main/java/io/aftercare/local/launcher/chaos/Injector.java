package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.store.DatabaseFailed;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.StartFailed;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Carries faults out. When it returns, what it ended has been started again, though not everything has recovered. */
final class Injector {
    private static final String SERVICE = "ticket";
    private static final String CONSUMER = "insight";
    private static final String DATABASE = "postgres";
    private static final String BROKER = "kafka";

    private static final int ATTEMPTS = 40;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

    /** Longer than the relay needs to pick up what was just committed. */
    private static final Duration UNTIL_SOMETHING_WAITS = Duration.ofMillis(400);

    /** So many that some are surely not yet on their way. */
    private static final int ENOUGH = 10;

    private static final String OTHERS =
            " from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()";
    private static final String CUT_ALL = "select pg_terminate_backend(pid)" + OTHERS;

    /** Of all that the services do, only the relay takes an advisory lock; Flyway's has been given back by then. */
    private static final String CUT_RELAY =
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted";

    private final AftercareSystem system;
    private final Database database;
    private final Random random;

    Injector(AftercareSystem system, Database database, Random random) {
        this.system = system;
        this.database = database;
        this.random = random;
    }

    void inject(PlannedFault planned) {
        switch (planned.fault()) {
            case SERVICE_KILLED -> {
                system.kill(SERVICE);
                started(SERVICE);
            }
            case SERVICE_KILLED_SENDING -> whileFrozen(BROKER, UNTIL_SOMETHING_WAITS, () -> system.kill(SERVICE));
            case CONNECTIONS_CUT -> query(CUT_ALL);
            case RELAY_CUT -> whileFrozen(BROKER, UNTIL_SOMETHING_WAITS, () -> query(CUT_RELAY));
            case BACKEND_KILLED -> killBackend();
            case DATABASE_KILLED -> {
                system.kill(DATABASE);
                started(DATABASE);
            }
            case DATABASE_FROZEN -> whileFrozen(DATABASE, planned.length(), () -> {});
            case BROKER_FROZEN -> whileFrozen(BROKER, planned.length(), () -> {});
            case BROKER_KILLED -> {
                system.kill(BROKER);
                started(BROKER);
            }
            case CONSUMER_KILLED -> {
                system.kill(CONSUMER);
                started(CONSUMER);
            }
        }
        started(SERVICE);
    }

    /** Stops a part as an upgrade does, and returns when it is ready again. */
    void restart(String part) {
        system.stop(part);
        started(part);
    }

    /** Starts what is not running, which may need more than one try while something that it needs recovers. */
    void startAll() {
        List.of(DATABASE, BROKER, SERVICE, CONSUMER).forEach(this::started);
    }

    /** Kills the service with events waiting, does something to them, and starts it again. */
    void tamper(Runnable tampering) {
        whileFrozen(BROKER, UNTIL_SOMETHING_WAITS, () -> {
            for (int attempt = 0; attempt < ATTEMPTS && waiting() < ENOUGH; attempt++) {
                pause(BETWEEN_ATTEMPTS);
            }
            system.kill(SERVICE);
        });
        tampering.run();
        started(SERVICE);
    }

    private long waiting() {
        return attempt(() -> database.count("select count(*) from ticket.outbox where relayed_at is null"));
    }

    private void whileFrozen(String part, Duration length, Runnable action) {
        system.freeze(part);
        try {
            pause(length);
            action.run();
        } finally {
            system.thaw(part);
        }
    }

    private void killBackend() {
        List<Long> pids = attempt(() -> database.query("select pid" + OTHERS, row -> row.getLong(1)));
        if (!pids.isEmpty()) {
            ProcessHandle.of(pids.get(random.nextInt(pids.size()))).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private void query(String sql) {
        attempt(() -> database.query(sql, row -> row.getBoolean(1)));
    }

    private void started(String part) {
        attempt(() -> {
            system.start(part);
            return null;
        });
    }

    private static <T> T attempt(Supplier<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (ChaosFailed | DatabaseFailed | StartFailed | UncheckedIOException | IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw new ChaosFailed("a fault could not be undone: " + e.getMessage(), e);
                }
                pause(BETWEEN_ATTEMPTS);
            }
        }
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailed("interrupted", e);
        }
    }
}
