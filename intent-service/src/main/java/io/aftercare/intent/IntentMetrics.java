package io.aftercare.intent;

import io.aftercare.intent.model.ModelId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long each model takes, and what customers write about. */
@ApplicationScoped
class IntentMetrics {
    private final MeterRegistry registry;
    /** Found once, not for each message: finding one costs more than counting. */
    private final Map<ModelId, Timer> timers = new ConcurrentHashMap<>();

    private final Map<Group, Counter> counters = new ConcurrentHashMap<>();

    private record Group(ModelId model, String name) {}

    IntentMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void understood(ModelId model, Understanding understanding, Duration modelTime) {
        timers.computeIfAbsent(model, this::timer).record(modelTime);
        String group = understanding.outOfScope().value()
                ? "out_of_scope"
                : understanding.intents().getFirst().group();
        counters.computeIfAbsent(new Group(model, group), this::counter).increment();
    }

    private Timer timer(ModelId model) {
        return Timer.builder("aftercare.intent.model")
                .description("Time of encoder and heads, waiting for a free place included")
                .tag("pack", model.pack())
                .tag("language", model.language().code())
                .tag("version", Integer.toString(model.version()))
                .publishPercentileHistogram()
                .register(registry);
    }

    private Counter counter(Group group) {
        return Counter.builder("aftercare.intent.messages")
                .description("Messages by model and group of the best intent")
                .tag("pack", group.model().pack())
                .tag("language", group.model().language().code())
                .tag("version", Integer.toString(group.model().version()))
                .tag("group", group.name())
                .register(registry);
    }
}
