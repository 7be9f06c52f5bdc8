package io.aftercare.local.launcher.simulate;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the running system, as its services write them: each event under its key, so that keys keep their order. */
public final class EventBroker implements EventSink {
    private final KafkaProducer<String, byte[]> kafka;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public EventBroker(String bootstrapServers) {
        this(bootstrapServers, Map.of("linger.ms", "20", "compression.type", "lz4"));
    }

    /** @param batches the producer's settings that say how events travel together */
    public EventBroker(String bootstrapServers, Map<String, Object> batches) {
        Map<String, Object> settings = new HashMap<>(batches);
        settings.putAll(Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.idempotence", "true",
                "acks", "all",
                "max.block.ms", "30000"));
        kafka = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void accept(EventEnvelope event) {
        requireNoFailure();
        kafka.send(
                new ProducerRecord<>(
                        event.data().topic().topicName(),
                        event.subject(),
                        EventCodec.write(event).getBytes(StandardCharsets.UTF_8)),
                (sent, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
    }

    /** Waits until the broker has all of them, or has refused one. */
    public void flush() {
        kafka.flush();
        requireNoFailure();
    }

    @Override
    public void close() {
        kafka.close();
        requireNoFailure();
    }

    private void requireNoFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new UncheckedIOException(
                    "Kafka did not take an event: " + problem.getMessage(), new IOException(problem));
        }
    }
}
