package io.aftercare.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Where the time of turns goes, and how often a step had to be done without. The meters of all steps are there from the
 * start: of one that appears with its first event Prometheus sees no increase.
 */
@Startup
@ApplicationScoped
class TurnMetrics {
    private final MeterRegistry registry;

    TurnMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Step step : Step.values()) {
            duration(step);
            degraded(step);
        }
    }

    void took(Step step, long nanos) {
        duration(step).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer duration(Step step) {
        return Timer.builder("aftercare.turn.step")
                .description("Time that a step of a turn took, however it ended")
                .tag("step", step.label())
                .publishPercentileHistogram()
                .register(registry);
    }

    void billed(Turn.Cost cost) {
        registry.counter("aftercare.turn.closed", "by", cost.closedBy()).increment();
        cost.services().forEach((service, spent) -> {
            registry.counter("aftercare.turn.cpu.millis", "service", service).increment(spent.cpuMillis());
            registry.counter("aftercare.turn.tokens", "service", service).increment(spent.tokens());
        });
    }

    void missed(Step step) {
        degraded(step).increment();
    }

    private Counter degraded(Step step) {
        return registry.counter("aftercare.turn.degraded", "step", step.label());
    }

    void caughtUp() {
        registry.counter("aftercare.turn.caught.up").increment();
    }
}
