package io.aftercare.local.launcher.bench;

import io.aftercare.events.Topic;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
import io.aftercare.mining.cube.Slice.Cell;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.postgresql.PGConnection;

/**
 * The slices that cases of 90 days come to, written as the stream writes them, by the classes with which it counts: so many
 * events through Kafka first would take the better part of an hour.
 */
final class FilledCube {
    static final String TENANT = "filled";
    static final int DAYS = 90;
    private static final int KINDS = 10;

    private static final int STEPS = 12;
    private static final int[] VALUES = {50, 6, 31, 2, 6};
    private static final String[] DIMENSIONS = {"product", "carrier", "region", "channel", "department"};

    private final Random random = new Random(11);

    /** Returns how many rows there are. */
    long fill(Database database, int cases, LocalDate first) {
        long rows = 0;
        try (Connection connection = database.connect()) {
            PGConnection copy = connection.unwrap(PGConnection.class);
            for (int day = 0; day < DAYS; day++) {
                int ofDay = cases / DAYS + (day < cases % DAYS ? 1 : 0);
                rows += copy.getCopyAPI()
                        .copyIn(
                                "copy insight.slice (tenant, day, part, kind, dimension, value, opened, settled, cells, record_offset)"
                                        + " from stdin",
                                new StringReader(slices(first.plusDays(day), ofDay)));
            }
            connection.createStatement().execute("vacuum analyze insight.slice");
        } catch (SQLException | IOException e) {
            throw new BenchFailed("the cube could not be filled: " + e.getMessage());
        }
        return rows;
    }

    private String slices(LocalDate day, int cases) {
        Map<List<String>, Slice> slices = new HashMap<>();
        for (int n = 0; n < cases; n++) {
            count(slices);
        }
        StringBuilder lines = new StringBuilder();
        slices.forEach((key, slice) -> {
            lines.append(TENANT).append('\t').append(day);
            key.forEach(part -> lines.append('\t').append(part));
            lines.append('\t').append(slice.count(Measure.CASES)).append("\t0\t\\\\x");
            lines.append(HexFormat.of().formatHex(slice.bytes())).append("\t0\n");
        });
        return lines.toString();
    }

    private void count(Map<List<String>, Slice> slices) {
        String partition = Integer.toString(random.nextInt(Topic.CASES.partitions()));
        String kind = "kind-" + random.nextInt(KINDS);
        List<List<String>> segments =
                new ArrayList<>(List.of(List.of(partition, "*", "", ""), List.of(partition, kind, "", "")));
        for (int dimension = 0; dimension < DIMENSIONS.length; dimension++) {
            String value = DIMENSIONS[dimension] + "-" + random.nextInt(VALUES[dimension]);
            segments.add(List.of(partition, kind, DIMENSIONS[dimension], value));
        }
        List<Slice> all = segments.stream()
                .map(segment -> slices.computeIfAbsent(segment, first -> new Slice()))
                .toList();
        add(all, new Cell(Measure.CASES), 0);
        add(all, new Cell(Measure.STARTS, "step-0", ""), 0);
        int at = 0;
        while (at < STEPS) {
            // Now and then one is done again, or left out.
            int next = Math.max(0, at + 1 + (random.nextInt(10) == 0 ? random.nextInt(3) - 1 : 0));
            add(all, new Cell(Measure.FOLLOWS, "step-" + at, "step-" + next), (long)
                    Math.exp(random.nextGaussian() * 1.5 + 15));
            at = next;
        }
    }

    private static void add(List<Slice> slices, Cell cell, long millis) {
        slices.forEach(slice -> slice.add(cell, millis, 1));
    }
}
