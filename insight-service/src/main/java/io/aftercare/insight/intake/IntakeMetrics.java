package io.aftercare.insight.intake;

import io.aftercare.events.Topic;
import io.aftercare.insight.log.Appended;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts, for Prometheus, what this process has consumed since it started. */
@Startup
@ApplicationScoped
class IntakeMetrics {
    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        // There from the start: of a counter that appears with the first dead letter Prometheus sees no increase.
        for (Topic topic : Topic.values()) {
            deadLetters(topic.topicName());
        }
    }

    void count(Appended appended) {
        appended.stored()
                .forEach(event -> meters.counter("aftercare.insight.events", "type", event.type())
                        .increment());
        meters.counter("aftercare.insight.duplicates")
                .increment(appended.duplicates().size());
    }

    void countDeadLetter(String topic) {
        deadLetters(topic).increment();
    }

    private Counter deadLetters(String topic) {
        return meters.counter("aftercare.insight.dead.letters", "topic", topic);
    }
}
