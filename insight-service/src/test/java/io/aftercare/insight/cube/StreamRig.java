package io.aftercare.insight.cube;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.local.platform.LocalKafka;
import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.cube.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker with the topics of events, and what streams on it come to. */
final class StreamRig implements AutoCloseable {
    static final int PARTITIONS = 3;

    private final LocalKafka kafka = LocalKafka.temporary().start();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker(), "max.request.size", "4000000", "buffer.memory", "40000000"),
            new StringSerializer(),
            new ByteArraySerializer());

    StreamRig() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
            admin.createTopics(CubeTopology.TOPICS.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)
                                    .configs(Map.of("max.message.bytes", "4000000")))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    String broker() {
        return kafka.bootstrapServers();
    }

    void send(List<EventEnvelope> events) {
        events.forEach(event -> producer.send(new ProducerRecord<>(
                event.data().topic().topicName(),
                event.subject(),
                EventCodec.write(event).getBytes(StandardCharsets.UTF_8))));
        producer.flush();
    }

    void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    /**
     * The cells of the process map of a tenant as the named stream has committed them, by {@link #text}, as hexadecimal
     * bytes of what the partitions come to together.
     */
    Map<String, String> cells(String stream, String tenant) {
        Map<String, byte[]> slices = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : all(stream + "-slices-changelog")) {
            String part = record.partition() + " " + record.key();
            if (record.value() == null) {
                slices.remove(part);
            } else {
                slices.put(part, record.value());
            }
        }
        Map<String, DurationHistogram> cells = new TreeMap<>();
        slices.forEach((part, bytes) -> {
            SliceKey key = SliceKey.of(part.substring(part.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8));
            if (key.tenant().equals(tenant)) {
                Slice.read(bytes, (cell, times) -> {
                    if (List.of("cases", "starts", "follows").contains(cell.measure())) {
                        cells.computeIfAbsent(text(key, cell), first -> new DurationHistogram())
                                .merge(copy(times));
                    }
                });
            }
        });
        Map<String, String> texts = new TreeMap<>();
        cells.forEach((key, times) -> texts.put(key, hex(times.bytes())));
        return texts;
    }

    private static byte[] copy(ByteBuffer times) {
        byte[] bytes = new byte[times.remaining()];
        times.get(bytes);
        return bytes;
    }

    static String text(SliceKey key, Slice.Cell cell) {
        return key + " " + cell;
    }

    /** Everything committed on a topic, in the order of each partition. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        producer.close();
        kafka.close();
    }
}
