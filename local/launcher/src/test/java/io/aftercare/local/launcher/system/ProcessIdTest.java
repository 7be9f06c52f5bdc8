package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessIdTest {
    private Process child;

    @BeforeEach
    void start() throws IOException {
        child = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void aLivingProcessIsFoundAgain() {
        assertThat(ProcessId.of(child.toHandle()).alive()).contains(child.toHandle());
    }

    @Test
    void anotherProcessWithTheSamePidIsNotMistakenForIt() {
        ProcessId old = new ProcessId(
                child.pid(), ProcessId.of(child.toHandle()).startedAt().minus(Duration.ofMinutes(1)));

        assertThat(old.alive()).isEmpty();
    }

    @Test
    void anEndedProcessIsGone() {
        ProcessId id = ProcessId.of(child.toHandle());
        Termination.end(List.of(child.toHandle()), Duration.ofSeconds(5));

        assertThat(id.alive()).isEmpty();
    }

    @Test
    void aProcessThatDoesNotListenIsEndedByForce() throws IOException {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done").start();
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");

        Termination.end(List.of(deaf.toHandle()), Duration.ofMillis(200));

        assertThat(deaf.isAlive()).isFalse();
    }
}
