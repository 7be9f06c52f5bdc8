package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aftercare.local.launcher.system.Supervised.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervision of real processes: PostgreSQL, Kafka, the demo shop, and stand-ins for the services. */
class AftercareSystemTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Shared, because creating a database takes longer than starting one, and data is meant to survive. */
    @TempDir
    private static Path directory;

    private SystemOptions options;

    @BeforeEach
    void project() {
        options = SystemOptions.of(FakeService.project(directory.resolve("project")))
                .withData(directory.resolve("data"))
                .withPorts(Ports.free());
    }

    @AfterEach
    void leaveNothingRunning() {
        Shutdown.of(options.data());
    }

    private SystemState state() {
        return new StateFile(options.data()).read().orElseThrow();
    }

    private List<ProcessHandle> processes() {
        return state().parts().values().stream()
                .map(part -> part.process().alive().orElseThrow())
                .toList();
    }

    private static Supervised part(AftercareSystem system, String name) {
        return system.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void startsEverythingAndLeavesNothingBehindWhenItIsClosed() {
        List<ProcessHandle> running;
        try (AftercareSystem system = AftercareSystem.start(options)) {
            running = processes();

            assertThat(running).hasSize(8);
            assertThat(system.parts()).allMatch(part -> part.phase() == Phase.READY);
            assertThat(state().isRunning()).isTrue();
            assertThatThrownBy(() -> AftercareSystem.start(options)).isInstanceOf(AlreadyRunning.class);
        }
        assertThat(running).noneMatch(ProcessHandle::isAlive);
        assertThat(new StateFile(options.data()).read()).isEmpty();
        assertThat(options.ports().all().values()).allMatch(Ports::isFree);
    }

    @Test
    void whatDiesIsStartedAgainAndWhatIsStoppedStaysStopped() {
        try (AftercareSystem system = AftercareSystem.start(options)) {
            for (String victim : List.of("intent", "kafka", "postgres")) {
                system.kill(victim);
                await().atMost(PATIENCE)
                        .until(() -> part(system, victim).restarts() == 1
                                && part(system, victim).phase() == Phase.READY);
            }
            system.stop("reply");

            assertThat(part(system, "reply").process()).isEmpty();
            assertThat(part(system, "reply").restarts()).isZero();

            system.start("reply");
            assertThat(part(system, "reply").phase()).isEqualTo(Phase.READY);
        }
    }

    @Test
    void aTakenPortIsNamedWithItsOwnerAndNothingIsStarted() throws IOException {
        int port = options.ports().of("ticket");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> AftercareSystem.start(options))
                    .isInstanceOf(PortsTaken.class)
                    .hasMessageContaining("Port " + port + " (ticket) is in use by pid "
                            + ProcessHandle.current().pid());
        }
        assertThat(new StateFile(options.data()).read()).isEmpty();
    }

    @Test
    void aServiceThatCannotStartIsQuotedAndTheRestIsStopped() {
        int port = options.ports().of("reply");
        SystemOptions broken = options.withEnvironment(Map.of("BROKEN", String.valueOf(port)));

        assertThatThrownBy(() -> AftercareSystem.start(broken))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("reply ended while it started")
                .hasMessageContaining("the models directory is empty");

        assertThat(options.ports().all().values()).allMatch(Ports::isFree);
    }

    @Test
    void aKilledSupervisorsProcessesAreSweptByTheNextStart() throws Exception {
        Process supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Supervisor.class.getName(),
                        options.root().toString(),
                        options.data().toString(),
                        String.valueOf(options.ports().base()))
                .inheritIO()
                .start();
        await().atMost(PATIENCE).until(() -> readyAt().isPresent());
        List<ProcessHandle> orphans = processes();
        supervisor.destroyForcibly().waitFor();

        assertThat(orphans).allMatch(ProcessHandle::isAlive);
        try (AftercareSystem next = AftercareSystem.start(options)) {
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(next.parts()).allMatch(part -> part.phase() == Phase.READY);
        }
    }

    private Optional<SystemState> readyAt() {
        return new StateFile(options.data()).read().filter(state -> state.readyAt() != null);
    }

    /** The supervisor that is to be killed. */
    static final class Supervisor {
        public static void main(String[] args) throws InterruptedException {
            AftercareSystem.start(SystemOptions.of(Path.of(args[0]))
                    .withData(Path.of(args[1]))
                    .withPorts(new Ports(Integer.parseInt(args[2]))));
            Thread.sleep(Duration.ofMinutes(5));
        }
    }
}
