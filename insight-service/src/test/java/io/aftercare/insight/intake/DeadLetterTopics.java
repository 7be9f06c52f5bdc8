package io.aftercare.insight.intake;

import io.aftercare.events.Topic;
import io.aftercare.local.platform.testing.PlatformResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on the dead-letter topics so far. */
final class DeadLetterTopics implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(
            Map.of(
                    "bootstrap.servers", PlatformResource.kafka().bootstrapServers(),
                    "group.id", "dead-letter-test",
                    "auto.offset.reset", "earliest",
                    "metadata.max.age.ms", "500"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    DeadLetterTopics() {
        kafka.subscribe(Stream.of(Topic.values()).map(Topic::deadLetterName).toList());
    }

    /** {@code topic: reason} of each. */
    List<String> reasons() {
        kafka.poll(Duration.ofMillis(100)).forEach(seen::add);
        return seen.stream()
                .map(record -> record.topic() + ": " + header(record, "dead-letter-reason"))
                .toList();
    }

    List<byte[]> values() {
        return seen.stream().map(ConsumerRecord::value).toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
