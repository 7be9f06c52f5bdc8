package io.aftercare.ticket.outbox;

import io.aftercare.ticket.outbox.OutboxTable.Outcome;
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

    /** What another instance read before this one's commit is looked for again so soon. */
    private static final Duration BUSY_PAUSE = Duration.ofMillis(100);

    private final OutboxTable table;
    private final EventBroker broker;
    private final RelaySignal signal;
    private final RelayState state;
    private final OutboxConfig config;
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
                    case SENT -> backoff = FIRST_BACKOFF;
                    case NOTHING_WAITS -> {
                        backoff = FIRST_BACKOFF;
                        signal.await(config.pollInterval());
                    }
                    case BUSY -> Thread.sleep(BUSY_PAUSE);
                    case INTERRUPTED -> {
                        Thread.sleep(backoff);
                        backoff = longer(backoff);
                    }
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Outcome relayBatch() {
        try {
            if (broker.connect()) {
                state.reached();
            }
            Outcome outcome = state.timer().record(() -> table.relay(config.batchSize(), broker::send));
            switch (outcome) {
                case SENT -> state.reached();
                case INTERRUPTED -> state.lost("the broker does not acknowledge them");
                case NOTHING_WAITS, BUSY -> {
                    // Says nothing about the broker.
                }
            }
            return outcome;
        } catch (BrokerAway e) {
            state.lost(e.getMessage());
            LOG.debug("relaying failed", e);
            return Outcome.INTERRUPTED;
        } catch (RuntimeException e) {
            state.stumbled(e.toString());
            LOG.debug("relaying failed", e);
            return Outcome.INTERRUPTED;
        }
    }

    private Duration longer(Duration backoff) {
        Duration doubled = backoff.multipliedBy(2);
        return doubled.compareTo(config.maxBackoff()) > 0 ? config.maxBackoff() : doubled;
    }
}
