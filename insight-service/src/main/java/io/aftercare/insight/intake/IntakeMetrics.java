package io.aftercare.insight.intake;

import io.aftercare.insight.log.Appended;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts, for Prometheus, what this process has consumed since it started. */
@ApplicationScoped
class IntakeMetrics {
    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Appended appended) {
        appended.stored()
                .forEach(event -> meters.counter("aftercare.insight.events", "type", event.type())
                        .increment());
        meters.counter("aftercare.insight.duplicates")
                .increment(appended.duplicates().size());
    }

    void countDeadLetter(String topic) {
        meters.counter("aftercare.insight.dead.letters", "topic", topic).increment();
    }
}
