package io.aftercare.insight.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the intake is behind the end of its partitions, measured against the broker; also the gauge of it. */
@Startup
@ApplicationScoped
class IntakeProgress {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration GAUGE_PERIOD = Duration.ofSeconds(5);

    private final KafkaClientService kafka;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final AtomicLong gauge = new AtomicLong();
    private long timer;

    IntakeProgress(KafkaClientService kafka, MeterRegistry meters, Vertx vertx) {
        this.kafka = kafka;
        this.meters = meters;
        this.vertx = vertx;
    }

    /** {@code lag} counts the records that are on the broker and not yet committed. */
    record Progress(int partitions, long lag) {}

    /** Fails when the broker cannot be reached. */
    Uni<Progress> now() {
        return kafka.<byte[], byte[]>getConsumer("events")
                .runOnPollingThread((Consumer<byte[], byte[]> consumer) -> measure(consumer))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    @PostConstruct
    void registerGauge() {
        meters.gauge("aftercare.insight.lag", gauge);
        timer = vertx.setPeriodic(
                GAUGE_PERIOD.toMillis(),
                tick -> now().subscribe().with(progress -> gauge.set(progress.lag()), unreachable -> {
                    // The last known lag stays; readiness says that the broker is away.
                }));
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private static Progress measure(Consumer<?, ?> consumer) {
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BROKER_PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, BROKER_PATIENCE);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, BROKER_PATIENCE);
        long lag = partitions.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata done = committed.get(partition);
                    return ends.get(partition) - (done == null ? beginnings.get(partition) : done.offset());
                })
                .sum();
        return new Progress(partitions.size(), lag);
    }
}
