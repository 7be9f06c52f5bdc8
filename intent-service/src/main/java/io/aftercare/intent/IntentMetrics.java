package io.aftercare.intent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long each model takes, and what customers write about. */
@ApplicationScoped
class IntentMetrics {
    private final MeterRegistry registry;

    IntentMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void understood(Understanding understanding, Duration modelTime) {
        Timer.builder("aftercare.intent.model")
                .description("Time of encoder and head, waiting for a free place included")
                .tag("model", understanding.model().name())
                .publishPercentileHistogram()
                .register(registry)
                .record(modelTime);
        String group = understanding.outOfScope().value()
                ? "out_of_scope"
                : understanding.intents().getFirst().group();
        Counter.builder("aftercare.intent.messages")
                .description("Messages by language and group of the best intent")
                .tag("language", understanding.language().code())
                .tag("group", group)
                .register(registry)
                .increment();
    }
}
