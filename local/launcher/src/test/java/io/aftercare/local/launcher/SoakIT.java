package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.chaos.SoakOptions;
import io.aftercare.local.launcher.chaos.SoakRun;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare soak}, short: some restarts under load. Too short for a word on memory. */
class SoakIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));

    @Test
    void restartsAreNoticedByNobodyWhoAsksAgain() {
        SoakOptions options =
                new SoakOptions(Duration.ofSeconds(40), 1, Duration.ofSeconds(5), Duration.ofMinutes(2), 1);

        Measurement measurement = new SoakRun(ROOT, options, Optional.empty(), line -> {}).run();

        assertThat(measurement.holds()).as(measurement.table()).isTrue();
        assertThat(value(measurement, "restarts")).as(measurement.table()).isPositive();
        assertThat(value(measurement, "events consumed"))
                .as(measurement.table())
                .isPositive();
        assertThat(value(measurement, "acknowledged to clients")).isPositive();
    }

    private static double value(Measurement measurement, String row) {
        return List.copyOf(measurement.rows()).stream()
                .filter(each -> each.name().equals(row))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
