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

    private final CellTable table;

    CellIntake(CellTable table) {
        this.table = table;
    }

    @Incoming("cells")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        Map<String, byte[]> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            latest.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
        }
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Cell> cells = latest.entrySet().stream()
                .map(cell -> new Cell(CellKey.of(cell.getKey()), cell.getValue()))
                .toList();
        return table.put(cells)
                .onFailure()
                .invoke(failure -> LOG.warnf("cells cannot be stored, trying again: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }
}
