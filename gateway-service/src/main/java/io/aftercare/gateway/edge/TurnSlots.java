package io.aftercare.gateway.edge;

import io.aftercare.web.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many turns may be in progress; one more is refused at once, whoever asks, and nobody queues. */
@Startup
@ApplicationScoped
public class TurnSlots {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int all;
    private final Semaphore free;
    private final Counter refused;

    TurnSlots(Limits limits, MeterRegistry registry) {
        this.all = limits.turnsInProgress();
        this.free = new Semaphore(all);
        this.refused = registry.counter("aftercare.refused", "reason", "too-busy");
        registry.gauge("aftercare.turns.in.progress", this, slots -> slots.all - slots.free.availablePermits());
    }

    /** @throws NotNow when all are taken */
    public Slot take() {
        if (!free.tryAcquire()) {
            refused.increment();
            throw new NotNow(Problems.unavailable(
                    "too-busy",
                    "All " + all + " places are taken; nothing was stored. Repeat with the same Idempotency-Key.",
                    RETRY_AFTER));
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                free.release();
            }
        };
    }

    /** A place for one turn, until closed. */
    @FunctionalInterface
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
