package io.aftercare.local.launcher.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops the system of a data directory from outside, whether its supervisor lives or not. */
public final class Shutdown {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Shutdown() {}

    /** Returns false when nothing was running. */
    public static boolean of(Path data) {
        Optional<ProcessHandle> supervisor =
                new StateFile(data).read().map(SystemState::supervisor).flatMap(ProcessId::alive);
        supervisor.ifPresent(running -> Termination.end(List.of(running), PATIENCE));
        return Sweep.of(data) > 0 || supervisor.isPresent();
    }
}
