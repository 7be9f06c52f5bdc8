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
    private final Timer timer;
    private volatile boolean reachedOnce;
    private volatile boolean reachable;
    private volatile boolean lossTold;

    RelayState(MeterRegistry metrics) {
        metrics.gauge("aftercare.outbox.waiting", waiting);
        this.timer = metrics.timer("aftercare.outbox.relay");
    }

    Timer timer() {
        return timer;
    }

    void waiting(long count) {
        waiting.set(count);
    }

    long waiting() {
        return waiting.get();
    }

    void reached() {
        if (!reachable) {
            LOG.info("the broker takes events");
        }
        reachedOnce = true;
        reachable = true;
        lossTold = false;
    }

    void lost(String reason) {
        if (!lossTold) {
            LOG.warnf("events wait in the outbox: %s", reason);
        }
        reachable = false;
        lossTold = true;
    }

    boolean reachedOnce() {
        return reachedOnce;
    }

    boolean reachable() {
        return reachable;
    }
}
