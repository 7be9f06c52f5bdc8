package io.aftercare.ticket.testing;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What one tenant's consumers have seen on Kafka since the beginning, per topic and partition in order. */
public final class PublishedEvents implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final String tenant;
    private final List<String> seen = new ArrayList<>();

    public PublishedEvents(String tenant) {
        this.tenant = tenant;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "1000"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    /** All so far, as they were written. */
    public List<String> json() {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
            EventEnvelope envelope = EventCodec.read(record.value());
            if (envelope.tenant().equals(tenant)) {
                if (!record.key().equals(envelope.data().key())
                        || !record.topic().equals(envelope.data().topic().topicName())) {
                    throw new AssertionError("wrong key or topic: " + record);
                }
                seen.add(record.value());
            }
        }
        return seen;
    }

    public List<EventEnvelope> all() {
        return json().stream().map(EventCodec::read).toList();
    }

    public List<String> types() {
        return all().stream().map(EventEnvelope::type).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
