package io.aftercare.local.launcher.bench;

import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.mining.DurationHistogram;
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
 * The cells that cases of 90 days come to, written as the stream writes them, by the classes with which it counts: so many
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
                                "copy insight.cell (tenant, day, kind, dimension, value, measure, activity, next, times)"
                                        + " from stdin",
                                new StringReader(cells(first.plusDays(day), ofDay)));
            }
            connection.createStatement().execute("vacuum analyze insight.cell");
        } catch (SQLException | IOException e) {
            throw new BenchFailed("the cube could not be filled: " + e.getMessage());
        }
        return rows;
    }

    private String cells(LocalDate day, int cases) {
        Map<List<String>, DurationHistogram> cells = new HashMap<>();
        for (int n = 0; n < cases; n++) {
            count(cells);
        }
        StringBuilder lines = new StringBuilder();
        cells.forEach((key, times) -> {
            lines.append(TENANT).append('\t').append(day);
            key.forEach(part -> lines.append('\t').append(part));
            lines.append("\t\\\\x")
                    .append(HexFormat.of().formatHex(times.bytes()))
                    .append('\n');
        });
        return lines.toString();
    }

    private void count(Map<List<String>, DurationHistogram> cells) {
        String kind = "kind-" + random.nextInt(KINDS);
        List<List<String>> segments = new ArrayList<>(List.of(List.of(kind, "", "")));
        for (int dimension = 0; dimension < DIMENSIONS.length; dimension++) {
            segments.add(List.of(
                    kind, DIMENSIONS[dimension], DIMENSIONS[dimension] + "-" + random.nextInt(VALUES[dimension])));
        }
        add(cells, segments, "starts", "step-0", "", 0);
        int at = 0;
        while (at < STEPS) {
            // Now and then one is done again, or left out.
            int next = Math.max(0, at + 1 + (random.nextInt(10) == 0 ? random.nextInt(3) - 1 : 0));
            add(cells, segments, "follows", "step-" + at, "step-" + next, (long)
                    Math.exp(random.nextGaussian() * 1.5 + 15));
            at = next;
        }
    }

    private static void add(
            Map<List<String>, DurationHistogram> cells,
            List<List<String>> segments,
            String measure,
            String activity,
            String next,
            long millis) {
        for (List<String> segment : segments) {
            List<String> key = new ArrayList<>(segment);
            key.addAll(List.of(measure, activity, next));
            cells.computeIfAbsent(key, first -> new DurationHistogram()).add(millis);
        }
    }
}
