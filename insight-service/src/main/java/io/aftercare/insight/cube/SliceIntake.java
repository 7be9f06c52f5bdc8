package io.aftercare.insight.cube;

import io.aftercare.insight.cube.SliceTable.PartOfSlice;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes what the slices come to from the changelog of their store into PostgreSQL. The values are whole, so that one that
 * is taken twice changes nothing; only what was committed is read.
 */
@ApplicationScoped
class SliceIntake {
    private static final Logger LOG = Logger.getLogger(SliceIntake.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private static final byte[] NOTHING = {};

    private final SliceTable table;

    private record Part(SliceKey key, int partition) {}

    SliceIntake(SliceTable table) {
        this.table = table;
    }

    @Incoming("slices")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        // A slice in use is in it many times.
        Map<Part, ConsumerRecord<byte[], byte[]>> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            latest.put(new Part(SliceKey.of(record.key()), record.partition()), record);
        }
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PartOfSlice> slices = latest.entrySet().stream()
                .map(entry -> partOfSlice(
                        entry.getKey(),
                        entry.getValue().value(),
                        entry.getValue().offset()))
                .toList();
        return table.put(slices)
                .onFailure()
                .invoke(failure -> LOG.warnf("slices cannot be stored, trying again: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }

    private static PartOfSlice partOfSlice(Part part, byte[] cells, long offset) {
        if (cells == null) {
            return new PartOfSlice(part.key(), part.partition(), NOTHING, 0, 0, offset);
        }
        Slice slice = Slice.of(cells);
        return new PartOfSlice(
                part.key(), part.partition(), cells, slice.count(Measure.CASES), slice.count(Measure.SETTLED), offset);
    }
}
