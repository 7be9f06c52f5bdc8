package io.aftercare.local.launcher.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, at its end as {@code manifest.json}.
 *
 * @param format of the file; another number is another format
 * @param schemas schema to the version that its migrations had reached
 * @param tables in an order in which each stands after those that it refers to
 * @param sequences qualified name to the last value that was given out
 * @param offsets how far the consumer of events had come before the rows were read
 */
public record Manifest(
        int format,
        Instant takenAt,
        Map<String, String> schemas,
        List<Table> tables,
        Map<String, Long> sequences,
        List<Offset> offsets) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * @param name qualified
     * @param columns that are stored; what the database computes is left out
     */
    public record Table(String name, List<String> columns, long rows) {
        /** In the file. */
        String entry() {
            return "tables/" + name + ".pgcopy";
        }
    }

    /** @param committed the next record that the consumer would have read */
    public record Offset(String topic, int partition, long committed) {}

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
