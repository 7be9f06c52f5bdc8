package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.bench.CasesBench;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare bench cases}, short: what the service sends is recorded, sent by the bare client and compared. */
class BenchCasesIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));

    @Test
    void theBareClientSendsWhatTheServiceSends() {
        Measurement measurement = new CasesBench(ROOT, 1, 60, 40, line -> {}).run();

        Map<String, Measurement.Row> rows =
                measurement.rows().stream().collect(Collectors.toMap(Measurement.Row::name, Function.identity()));
        assertThat(rows.get("statements to create a case, either").value()).isEqualTo(8);
        assertThat(rows.get("statements to read it, either").value()).isEqualTo(3);
        assertThat(rows.get("CPU of a create-and-read, bare client").value())
                .as(measurement.table())
                .isPositive();
    }
}
