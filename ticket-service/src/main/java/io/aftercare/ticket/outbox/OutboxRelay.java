package io.aftercare.ticket.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Brings events from the outbox to Kafka: in order, at least once, one batch after the other, on a thread of its own. A
 * broker that is away only delays it.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final EventBroker broker;
    private final RelaySignal signal;
    private final RelayState state;
    private final OutboxConfig config;
    private long counted = System.nanoTime() - COUNT_INTERVAL.toNanos();
    private volatile boolean stopping;
    private Thread thread;

    OutboxRelay(OutboxTable table, EventBroker broker, RelaySignal signal, RelayState state, OutboxConfig config) {
        this.table = table;
        this.broker = broker;
        this.signal = signal;
        this.state = state;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        signal.raise();
        thread.join(config.closeTimeout());
        thread.interrupt();
        broker.close(config.closeTimeout());
    }

    private void run() {
        Duration backoff = FIRST_BACKOFF;
        while (!stopping) {
            try {
                switch (relayBatch()) {
                    case MORE -> backoff = FIRST_BACKOFF;
                    case NOTHING_WAITS -> {
                        backoff = FIRST_BACKOFF;
                        signal.await(config.pollInterval());
                    }
                    case FAILED -> {
                        Thread.sleep(backoff);
                        backoff = longer(backoff);
                    }
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private enum Outcome {
        MORE,
        NOTHING_WAITS,
        FAILED
    }

    private Outcome relayBatch() {
        try {
            countWaiting();
            if (broker.connect()) {
                state.reached();
            }
            OutboxTable.Relayed relayed = state.timer().record(() -> table.relay(config.batchSize(), broker::send));
            if (relayed.incomplete()) {
                state.lost("the broker took " + relayed.taken() + " of " + relayed.sent());
                return Outcome.FAILED;
            }
            if (relayed.sent() == 0) {
                return Outcome.NOTHING_WAITS;
            }
            state.reached();
            return Outcome.MORE;
        } catch (RuntimeException e) {
            state.lost(e.getMessage());
            LOG.debug("relaying failed", e);
            return Outcome.FAILED;
        }
    }

    /** Also while the broker is away, which is when the figure matters; but not for every batch. */
    private void countWaiting() {
        long now = System.nanoTime();
        if (now - counted > COUNT_INTERVAL.toNanos()) {
            counted = now;
            state.waiting(table.waiting());
        }
    }

    private Duration longer(Duration backoff) {
        Duration doubled = backoff.multipliedBy(2);
        return doubled.compareTo(config.maxBackoff()) > 0 ? config.maxBackoff() : doubled;
    }
}
