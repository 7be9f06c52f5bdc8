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

    void billed(Turn.Cost cost) {
        registry.counter("aftercare.turn.closed", "by", cost.closedBy()).increment();
        cost.services().forEach((service, spent) -> {
            registry.counter("aftercare.turn.cpu.millis", "service", service).increment(spent.cpuMillis());
            registry.counter("aftercare.turn.tokens", "service", service).increment(spent.tokens());
        });
    }

    void missed(Step step) {
        registry.counter("aftercare.turn.degraded", "step", step.label()).increment();
    }

    void caughtUp() {
        registry.counter("aftercare.turn.caught.up").increment();
    }
}
