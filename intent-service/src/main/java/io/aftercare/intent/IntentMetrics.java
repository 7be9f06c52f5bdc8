package io.aftercare.intent;

import io.aftercare.intent.model.ModelId;
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

    void understood(ModelId model, Understanding understanding, Duration modelTime) {
        Timer.builder("aftercare.intent.model")
                .description("Time of encoder and heads, waiting for a free place included")
                .tag("pack", model.pack())
                .tag("language", model.language().code())
                .tag("version", Integer.toString(model.version()))
                .publishPercentileHistogram()
                .register(registry)
                .record(modelTime);
        String group = understanding.outOfScope().value()
                ? "out_of_scope"
                : understanding.intents().getFirst().group();
        Counter.builder("aftercare.intent.messages")
                .description("Messages by model and group of the best intent")
                .tag("pack", model.pack())
                .tag("language", model.language().code())
                .tag("version", Integer.toString(model.version()))
                .tag("group", group)
                .register(registry)
                .increment();
    }
}
