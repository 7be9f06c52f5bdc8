package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    @TempDir
    private Path data;

    private final Process child = sleep();

    private static Process sleep() {
        try {
            return new ProcessBuilder("sleep", "60").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    private void remember(ProcessId process) {
        ProcessId ended = new ProcessId(1, Instant.EPOCH);
        new StateFile(data)
                .write(new SystemState(
                        ended,
                        Instant.now(),
                        null,
                        8080,
                        Map.of("intent", new SystemState.PartState(process, Supervised.Phase.READY, 0))));
    }

    @Test
    void aRecordedProcessIsEndedAndForgotten() {
        remember(ProcessId.of(child.toHandle()));

        assertThat(Sweep.of(data)).isEqualTo(1);

        assertThat(child.isAlive()).isFalse();
        assertThat(new StateFile(data).read()).isEmpty();
    }

    @Test
    void anInnocentProcessThatGotTheSamePidIsLeftAlone() {
        remember(new ProcessId(child.pid(), Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(Sweep.of(data)).isZero();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void aFirstStartHasNothingToSweep() {
        assertThat(Sweep.of(data)).isZero();
    }
}
