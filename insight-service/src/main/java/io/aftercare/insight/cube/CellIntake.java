package io.aftercare.insight.cube;

import io.aftercare.insight.cube.CellTable.Cell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes what the cells come to from the changelog of their store into PostgreSQL. The values are whole, so that one that
 * is taken twice changes nothing; only what was committed is read.
 */
@ApplicationScoped
class CellIntake {
    private static final Logger LOG = Logger.getLogger(CellIntake.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private static final byte[] NOTHING = {};

    private final CellTable table;

    CellIntake(CellTable table) {
        this.table = table;
    }

    @Incoming("cells")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        Map<String, Cell> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            byte[] times = record.value() == null ? NOTHING : record.value();
            latest.put(key, new Cell(CellKey.of(key), times, record.offset()));
        }
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return table.put(List.copyOf(latest.values()))
                .onFailure()
                .invoke(failure -> LOG.warnf("cells cannot be stored, trying again: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }
}
