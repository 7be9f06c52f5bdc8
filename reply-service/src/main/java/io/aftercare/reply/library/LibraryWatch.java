package io.aftercare.reply.library;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Listens for what the database tells of articles, and has what is served brought into step at once. While the database
 * is away, what is in memory is served on. It also looks every half minute, because a connection can die without a word.
 */
@ApplicationScoped
public class LibraryWatch {
    static final String CHANNEL = "reply_knowledge";
    static final String REBUILD = "rebuild";
    private static final Logger LOG = Logger.getLogger(LibraryWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool database;
    private final LibrarySync sync;
    private final Semaphore told = new Semaphore(0);
    private final AtomicBoolean rebuild = new AtomicBoolean();
    private final AtomicReference<PgConnection> ear = new AtomicReference<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean stopped;
    private Thread thread;

    LibraryWatch(Pool database, LibrarySync sync) {
        this.database = database;
        this.sync = sync;
    }

    /** Reads everything once, then goes on in a thread of its own. */
    public void start() {
        listen();
        sync.run();
        thread = Thread.ofVirtual().name("library-watch").start(this::watch);
    }

    /** Asks every instance to build its indexes anew. */
    public Uni<Void> askForRebuild() {
        return database.query("select pg_notify('" + CHANNEL + "', '" + REBUILD + "')")
                .execute()
                .replaceWithVoid();
    }

    /** Before the pool is closed. */
    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void watch() {
        Duration wait = LOOK_EVERY;
        while (!stopped) {
            try {
                if (told.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    told.drainPermits();
                }
                if (!hears()) {
                    listen();
                }
                if (rebuild.getAndSet(false)) {
                    sync.rebuild();
                } else {
                    sync.run();
                }
                if (away.getAndSet(false)) {
                    LOG.info("the knowledge in the database is within reach again");
                }
                wait = LOOK_EVERY;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopped && !away.getAndSet(true)) {
                    LOG.warnf("knowledge is served from memory, because the database cannot be read: %s", e);
                }
                wait = TRY_AGAIN;
            }
        }
    }

    /** Before reading, so that nothing falls between. */
    private void listen() {
        PgConnection connection =
                (PgConnection) database.getConnection().await().atMost(PATIENCE).getDelegate();
        connection.notificationHandler(notification -> {
            if (REBUILD.equals(notification.getPayload())) {
                rebuild.set(true);
            }
            told.release();
        });
        connection.closeHandler(closed -> {
            ear.compareAndSet(connection, null);
            told.release();
        });
        // Before it is asked, so that nobody takes it for open who came after its end.
        ear.set(connection);
        if (!answers(connection, "listen " + CHANNEL)) {
            throw new IllegalStateException("the database does not answer");
        }
    }

    /** A connection that died without a word is given up. */
    private boolean hears() {
        PgConnection connection = ear.get();
        return connection != null && answers(connection, "select 1");
    }

    private boolean answers(PgConnection connection, String query) {
        try {
            Uni.createFrom()
                    .completionStage(() -> connection.query(query).execute().toCompletionStage())
                    .await()
                    .atMost(PATIENCE);
            return true;
        } catch (RuntimeException e) {
            ear.compareAndSet(connection, null);
            connection.close();
            return false;
        }
    }
}
