package io.aftercare.local.launcher.backup;

import io.aftercare.local.launcher.backup.Manifest.Offset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far insight-service has come in the topics: its log of events, and the figures that it writes from its stream. */
public record ConsumerOffsets(String bootstrapServers) {
    static final String GROUP = "insight-service";

    /** Reads what each figure comes to in all, from a topic that keeps the latest of each. */
    static final String FIGURES = "insight-slices";

    private static final long PATIENCE_SECONDS = 20;

    public List<Offset> read() {
        try (Admin admin = admin()) {
            return await(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata()).entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .map(entry -> new Offset(
                            entry.getKey().topic(),
                            entry.getKey().partition(),
                            entry.getValue().offset()))
                    .sorted(Comparator.comparing(Offset::topic).thenComparing(Offset::partition))
                    .toList();
        }
    }

    /**
     * Sets the group back to the offsets of a backup, so that it reads again what came after; nothing is set for what the
     * broker no longer has. The figures are read again from the start, or those of the backup would stand where the stream
     * has gone on since.
     *
     * @return how many events will be read again
     */
    public long write(List<Offset> offsets) {
        try (Admin admin = admin()) {
            forget(admin, FIGURES);
            Map<TopicPartition, Long> ends = ends(admin, offsets);
            Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
            long again = 0;
            for (Offset offset : offsets) {
                TopicPartition partition = new TopicPartition(offset.topic(), offset.partition());
                Long end = ends.get(partition);
                if (end != null && end >= offset.committed()) {
                    wanted.put(partition, new OffsetAndMetadata(offset.committed()));
                    again += end - offset.committed();
                }
            }
            if (!wanted.isEmpty()) {
                await(admin.alterConsumerGroupOffsets(GROUP, wanted).all());
            }
            return again;
        }
    }

    private static void forget(Admin admin, String group) {
        await(admin.deleteConsumerGroups(List.of(group))
                .deletedGroups()
                .get(group)
                .toCompletionStage()
                .handle((done, failure) -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (cause == null || cause instanceof GroupIdNotFoundException) {
                        return null;
                    }
                    throw new CompletionException(cause);
                })
                .toCompletableFuture());
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<Offset> offsets) {
        var existing = await(admin.listTopics().names());
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        offsets.stream()
                .filter(offset -> existing.contains(offset.topic()))
                .forEach(offset ->
                        asked.put(new TopicPartition(offset.topic(), offset.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        if (!asked.isEmpty()) {
            await(admin.listOffsets(asked).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        }
        return ends;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers, "request.timeout.ms", "10000"));
    }

    private static <T> T await(KafkaFuture<T> future) {
        return await(future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BackupFailed(
                    "the broker does not do what it was asked: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new BackupFailed("the broker does not answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("interrupted", e);
        }
    }
}
