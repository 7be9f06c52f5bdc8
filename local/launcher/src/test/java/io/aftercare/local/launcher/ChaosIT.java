package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.chaos.Breakage;
import io.aftercare.local.launcher.chaos.ChaosReport;
import io.aftercare.local.launcher.chaos.ChaosRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare chaos}, short: its own system, real faults, and a check that can fail. */
class ChaosIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));

    @Test
    void nothingIsLostDoubledOrTurnedRound() {
        ChaosReport report = run(5, Optional.empty());

        assertThat(report.passes()).as(report.measurement().table()).isTrue();
    }

    @Test
    void aRelayThatMarksBeforeItSendsIsCaught() {
        ChaosReport report = run(2, Optional.of(Breakage.MARKS_FIRST));

        assertThat(report.passes()).as(report.measurement().table()).isTrue();
    }

    private static ChaosReport run(int faults, Optional<Breakage> breakage) {
        return new ChaosRun(ROOT, faults, 1, breakage, Duration.ofMinutes(5), Optional.empty(), line -> {}).run();
    }
}
