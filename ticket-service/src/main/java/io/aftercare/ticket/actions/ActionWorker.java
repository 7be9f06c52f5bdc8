package io.aftercare.ticket.actions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Carries out what cases have asked of shops, and listens for what becomes of it, on a thread of its own. Each action has
 * a session of its own, so that a slow shop holds up no other. Killed at any point, it loses nothing: what it had claimed
 * is claimed again when the lease ends.
 */
@ApplicationScoped
class ActionWorker {
    private static final Logger LOG = Logger.getLogger(ActionWorker.class);
    /** Longer than a try at the shop takes, shorter than a lease: what hangs is given up and tried again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final ActionTable table;
    private final ActionCarrier carrier;
    private final FeedReader feeds;
    private final ActionSignal signal;
    private final ActionsConfig config;
    private volatile boolean stopping;
    private Thread thread;

    ActionWorker(
            ActionTable table, ActionCarrier carrier, FeedReader feeds, ActionSignal signal, ActionsConfig config) {
        this.table = table;
        this.carrier = carrier;
        this.feeds = feeds;
        this.signal = signal;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("shop-actions").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        signal.raise();
        thread.join(CLOSE);
        thread.interrupt();
    }

    private void run() {
        while (!stopping) {
            try {
                if (round() == 0) {
                    signal.await(config.pollInterval());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** @return how many actions were due */
    private int round() {
        try {
            List<DueAction> due = await(() -> table.claim(config.batchSize(), config.lease()));
            List<String> tenants = await(table::awaited);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(action -> threads.submit(() -> attempt(() -> carrier.carry(action))));
                tenants.forEach(tenant -> threads.submit(() -> attempt(() -> feeds.read(tenant))));
            }
            return due.size();
        } catch (RuntimeException e) {
            LOG.debug("the database is away", e);
            return 0;
        }
    }

    private static void attempt(Supplier<Uni<Void>> work) {
        try {
            await(work);
        } catch (RuntimeException e) {
            LOG.warnf("an action waits for its next try: %s", e);
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> work.get().ifNoItem().after(PATIENCE).fail());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
