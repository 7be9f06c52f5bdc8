package io.aftercare.reply;

import io.aftercare.reply.knowledge.RerankMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** How long it takes to order anew what was found, and how often it was left as found for want of time. */
@Singleton
class RerankMetrics implements RerankMonitor {
    private final MeterRegistry registry;

    RerankMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the start: of a counter that appears with the first search left Prometheus sees no increase.
        for (Language language : Language.values()) {
            left(language);
        }
    }

    @Override
    public void reranked(Language language, long nanos) {
        registry.timer("aftercare.reply.rerank", "language", language.code()).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void leftAsFound(Language language) {
        left(language).increment();
    }

    private Counter left(Language language) {
        return registry.counter("aftercare.reply.rerank.left", "language", language.code());
    }
}
