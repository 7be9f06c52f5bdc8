package io.aftercare.local.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.backup.Manifest.Offset;
import io.aftercare.local.platform.LocalKafka;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Against a real broker. */
class ConsumerOffsetsTest {
    private static final TopicPartition EVENTS = new TopicPartition("aftercare.cases", 0);
    private static final TopicPartition FIGURES = new TopicPartition("insight-cube-slices-changelog", 0);

    @Test
    void theLogIsReadAgainFromTheBackupOnAndTheFiguresFromTheirStart() throws Exception {
        try (LocalKafka kafka = LocalKafka.temporary().start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            records(kafka, admin);
            commit(admin, ConsumerOffsets.GROUP, EVENTS);
            commit(admin, ConsumerOffsets.FIGURES, FIGURES);
            ConsumerOffsets offsets = new ConsumerOffsets(kafka.bootstrapServers());
            assertThat(offsets.read()).containsExactly(new Offset(EVENTS.topic(), 0, 5));

            List<Offset> ofBackup = List.of(new Offset(EVENTS.topic(), 0, 2), new Offset("gone", 0, 9));
            assertThat(offsets.write(ofBackup)).isEqualTo(3);

            assertThat(offsets.read()).containsExactly(new Offset(EVENTS.topic(), 0, 2));
            assertThat(committed(admin, ConsumerOffsets.GROUP)).hasSize(1);
            assertThat(committed(admin, ConsumerOffsets.FIGURES)).isEmpty();
            // A broker that has never heard of the groups, as a new one.
            assertThat(offsets.write(ofBackup)).isEqualTo(3);
        }
    }

    @Test
    void theGroupsAreThoseOfTheService() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(System.getProperty("aftercare.root"))
                .resolve("insight-service/src/main/resources/application.properties"))) {
            properties.load(file);
        }

        assertThat(properties)
                .containsEntry("mp.messaging.incoming.events.group.id", ConsumerOffsets.GROUP)
                .containsEntry("mp.messaging.incoming.slices.group.id", ConsumerOffsets.FIGURES)
                .containsEntry("mp.messaging.incoming.slices.auto.offset.reset", "earliest");
    }

    private static void records(LocalKafka kafka, Admin admin) throws Exception {
        admin.createTopics(List.of(EVENTS, FIGURES).stream()
                        .map(partition -> new NewTopic(partition.topic(), Optional.of(1), Optional.empty()))
                        .toList())
                .all()
                .get();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>(EVENTS.topic(), "case", "event " + i));
                producer.send(new ProducerRecord<>(FIGURES.topic(), "cell", "figure " + i));
            }
        }
    }

    private static void commit(Admin admin, String group, TopicPartition partition) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(5)))
                .all()
                .get();
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
