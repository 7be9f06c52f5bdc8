package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.load.LoadOptions;
import io.aftercare.local.launcher.load.LoadRun;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare load}, with few cases: loaded, read back through the API, asked and exported; how fast is no test's. */
class LoadIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));
    private static final LoadOptions FEW = new LoadOptions(2_000, 9_999, 1, 10, Duration.ofSeconds(6));

    @Test
    void whatIsLoadedIsWhatTheServiceTells() {
        Measurement measurement = new LoadRun(ROOT, FEW, Optional.empty(), line -> {}).run();

        Map<String, Measurement.Row> rows =
                measurement.rows().stream().collect(Collectors.toMap(Measurement.Row::name, Function.identity()));
        assertThat(rows.get("cases").holds()).as(measurement.table()).isTrue();
        assertThat(rows.get("messages").holds()).as(measurement.table()).isTrue();
        assertThat(rows.get("read back through the API, as loaded").value()).isEqualTo(200);
        assertThat(rows.get("export of all tasks of a merchant").value()).isGreaterThan(500);
        assertThat(rows.get("case view, p95").value()).as(measurement.table()).isPositive();
    }
}
