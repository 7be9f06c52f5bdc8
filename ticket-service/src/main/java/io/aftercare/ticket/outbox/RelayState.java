package io.aftercare.ticket.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** How the relay is doing, for health and metrics; logs only when that changes. */
@ApplicationScoped
class RelayState {
    private static final Logger LOG = Logger.getLogger(RelayState.class);

    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Timer timer;
    private final long mostWaiting;
    private volatile boolean reachedOnce;
    private volatile boolean reachable;
    private volatile boolean troubleTold;

    RelayState(MeterRegistry metrics, OutboxConfig config) {
        metrics.gauge("aftercare.outbox.waiting", waiting);
        metrics.gauge("aftercare.outbox.bytes", bytes);
        metrics.gauge("aftercare.outbox.dead.letters", deadLetters);
        this.timer = metrics.timer("aftercare.outbox.relay");
        this.mostWaiting = config.maxWaiting();
    }

    Timer timer() {
        return timer;
    }

    /** @param bytes of the whole table on disk, with its indexes and what was relayed and is still kept */
    void counted(long waiting, long deadLetters, long bytes) {
        this.waiting.set(waiting);
        this.deadLetters.set(deadLetters);
        this.bytes.set(bytes);
    }

    long waiting() {
        return waiting.get();
    }

    long bytes() {
        return bytes.get();
    }

    long deadLetters() {
        return deadLetters.get();
    }

    /** So many events wait that no more are taken, by the last count. */
    boolean full() {
        return waiting.get() >= mostWaiting;
    }

    void reached() {
        if (!reachable) {
            LOG.info("the broker takes events");
        }
        reachedOnce = true;
        reachable = true;
        troubleTold = false;
    }

    void lost(String reason) {
        reachable = false;
        tell(reason);
    }

    /** Relaying failed for a reason that says nothing about the broker. */
    void stumbled(String reason) {
        tell(reason);
    }

    private void tell(String reason) {
        if (!troubleTold) {
            LOG.warnf("events wait in the outbox: %s", reason);
        }
        troubleTold = true;
    }

    boolean reachedOnce() {
        return reachedOnce;
    }

    boolean reachable() {
        return reachable;
    }
}
