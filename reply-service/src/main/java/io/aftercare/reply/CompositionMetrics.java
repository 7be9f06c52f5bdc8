package io.aftercare.reply;

import io.aftercare.reply.compose.CompositionMonitor;
import io.aftercare.reply.proof.Verifier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Time by step of the cascade, replies by source and language, sentences that were kept back for want of proof, and how
 * likely customers are best served by a person.
 */
@Singleton
class CompositionMetrics implements CompositionMonitor {
    private final MeterRegistry registry;

    CompositionMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the start: of a counter that appears with the first reply Prometheus sees no increase.
        for (Source source : Source.values()) {
            for (Language language : Language.values()) {
                replies(language, source);
            }
        }
    }

    @Override
    public void stepTook(String step, long nanos) {
        registry.timer("aftercare.reply.step", "step", step).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void composed(Language language, Source source) {
        replies(language, source).increment();
    }

    private Counter replies(Language language, Source source) {
        return registry.counter("aftercare.replies", "source", source.code(), "language", language.code());
    }

    @Override
    public void withheld(Sentence sentence, Verifier.Verdict verdict) {
        registry.counter("aftercare.reply.sentences.withheld", "because", verdict.reason())
                .increment();
    }

    @Override
    public void forecast(double odds, boolean offered) {
        registry.summary("aftercare.reply.handoff.odds", "offered", String.valueOf(offered))
                .record(odds);
    }
}
