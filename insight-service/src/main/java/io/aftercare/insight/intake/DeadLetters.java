package io.aftercare.insight.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Puts what cannot be read on the dead-letter topic beside its own, as it came, and into the table of those that wait. What
 * with its reason would be larger than a topic takes is there without its value, which the table has.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** Kafka's own limit is a record of 1 MiB, of which reason and headers need their part. */
    private static final int MOST_BYTES = 1_000_000;

    private final MutinyEmitter<Record<byte[], byte[]>> topics;
    private final DeadLetterTable table;
    private final IntakeMetrics metrics;

    DeadLetters(
            @Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> topics,
            DeadLetterTable table,
            IntakeMetrics metrics) {
        this.topics = topics;
        this.table = table;
        this.metrics = metrics;
    }

    /** Completes when the broker has it and it is counted. After a failure it may be put again, and counts once. */
    Uni<Void> put(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> received = letter.received();
        return Uni.createFrom()
                .deferred(() -> topics.sendMessage(message(letter)))
                .chain(() -> table.keep(letter))
                .invoke(() -> {
                    metrics.countDeadLetter(received.topic());
                    LOG.warnf(
                            "dead letter topic=%s partition=%d offset=%d",
                            received.topic(), received.partition(), received.offset());
                });
    }

    private static Message<Record<byte[], byte[]>> message(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> received = letter.received();
        boolean fits = received.value() == null || received.value().length <= MOST_BYTES;
        return Message.of(
                Record.of(received.key(), fits ? received.value() : null),
                Metadata.of(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withTopic(letter.topic())
                        .withHeaders(letter.headers())
                        .build()));
    }
}
