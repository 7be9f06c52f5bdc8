package io.aftercare.local.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.talk.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as they grow, and how old each event is on arrival; all on one machine, so by one clock. */
final class Arrivals implements AutoCloseable {
    private final Latency ages = new Latency();
    private final Thread thread;
    private volatile boolean stopping;

    Arrivals(String bootstrapServers, List<String> topics) {
        thread = Thread.ofPlatform().daemon().start(() -> read(bootstrapServers, topics));
    }

    /** From when an event was written, within its transaction, until a consumer has it. */
    Latency ages() {
        return ages;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String bootstrapServers, List<String> topics) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopping) {
                consumer.poll(Duration.ofMillis(100)).forEach(arrived -> {
                    Instant written = Instant.parse(Json.read(arrived.value(), JsonNode.class)
                            .path("time")
                            .asText());
                    Duration age = Duration.between(written, Instant.now());
                    ages.record(age.isNegative() ? Duration.ZERO : age);
                });
            }
        }
    }
}
