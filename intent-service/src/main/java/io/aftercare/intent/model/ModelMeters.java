package io.aftercare.intent.model;

import io.aftercare.inference.RunListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What a model's encoder does: how long callers wait and runs take, how much it reads, whom it turns away. */
final class ModelMeters implements RunListener {
    private final Timer queue;
    private final Timer run;
    private final DistributionSummary texts;
    private final Counter tokens;
    private final Counter padding;
    private final Counter refusals;

    ModelMeters(MeterRegistry registry, ModelId id) {
        Tags tags =
                Tags.of("pack", id.pack(), "language", id.language().code(), "version", Integer.toString(id.version()));
        queue = Timer.builder("aftercare.inference.queue")
                .description("Time that callers stood in line for the model")
                .tags(tags)
                .publishPercentileHistogram()
                .register(registry);
        run = Timer.builder("aftercare.inference.run")
                .description("Time of a run of the model, tokenising included")
                .tags(tags)
                .publishPercentileHistogram()
                .register(registry);
        texts = DistributionSummary.builder("aftercare.inference.batch")
                .description("Texts in a run")
                .tags(tags)
                .register(registry);
        tokens = Counter.builder("aftercare.inference.tokens")
                .description("Tokens of the texts read")
                .tags(tags)
                .register(registry);
        padding = Counter.builder("aftercare.inference.padding")
                .description("Tokens computed only to make a rectangle of the texts of a run")
                .tags(tags)
                .register(registry);
        refusals = Counter.builder("aftercare.inference.refusals")
                .description("Callers turned away because all places were taken")
                .tags(tags)
                .register(registry);
    }

    @Override
    public void ran(long waitedNanos, long ranNanos, int textsRead, int tokensRead, int padded) {
        queue.record(waitedNanos, TimeUnit.NANOSECONDS);
        run.record(ranNanos, TimeUnit.NANOSECONDS);
        texts.record(textsRead);
        tokens.increment(tokensRead);
        padding.increment(padded);
    }

    @Override
    public void refused() {
        refusals.increment();
    }
}
