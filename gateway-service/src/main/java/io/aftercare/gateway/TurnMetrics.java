package io.aftercare.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Where the time of turns goes, and how often a step had to be done without. */
@ApplicationScoped
class TurnMetrics {
    private final MeterRegistry registry;

    TurnMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void took(Step step, long nanos) {
        Timer.builder("aftercare.turn.step")
                .description("Time that a step of a turn took, however it ended")
                .tag("step", step.label())
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void missed(Step step) {
        registry.counter("aftercare.turn.degraded", "step", step.label()).increment();
    }

    void caughtUp() {
        registry.counter("aftercare.turn.caught.up").increment();
    }
}
