package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.bench.InsightBench;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare bench insight}, short: everything that was sent is in the figures, and each figure is measured. */
class BenchInsightIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));

    @Test
    void everyFigureIsMeasured() {
        Measurement measurement = new InsightBench(ROOT, 3_000, 2_000, 3, line -> {}).run();

        Map<String, Measurement.Row> rows = measurement.rows().stream()
                .collect(Collectors.toMap(Measurement.Row::name, Function.identity(), (one, other) -> one));
        assertThat(rows.get("stream, events per core").value())
                .as(measurement.table())
                .isPositive();
        assertThat(rows.get("state of an open case of 1 to 9 events, mean").holds())
                .isTrue();
        assertThat(rows.get("deviation to alert, p99").value()).isPositive();
        assertThat(rows.get("process map, 90 days, no filter, p50").value()).isPositive();
    }
}
