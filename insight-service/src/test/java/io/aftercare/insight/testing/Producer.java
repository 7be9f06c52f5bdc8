package io.aftercare.insight.testing;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Topic;
import io.aftercare.local.platform.testing.PlatformResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records as another service would, and waits until the broker has them. */
public final class Producer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", PlatformResource.kafka().bootstrapServers(), "max.block.ms", "30000"),
            new StringSerializer(),
            new ByteArraySerializer());

    public void send(List<EventEnvelope> events) {
        await(events.stream()
                .map(event -> kafka.send(new ProducerRecord<>(
                        event.data().topic().topicName(),
                        event.subject(),
                        EventCodec.write(event).getBytes(StandardCharsets.UTF_8))))
                .toList());
    }

    public void send(EventEnvelope event) {
        send(List.of(event));
    }

    public void send(Topic topic, String text) {
        send(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(Topic topic, byte[] value) {
        await(List.of(kafka.send(new ProducerRecord<>(topic.topicName(), "any", value))));
    }

    private static void await(List<? extends Future<?>> sent) {
        for (Future<?> record : sent) {
            try {
                record.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
