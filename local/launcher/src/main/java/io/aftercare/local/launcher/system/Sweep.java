package io.aftercare.local.launcher.system;

import io.aftercare.local.platform.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends what a supervisor that was killed left running; it touches only processes that are provably its own. */
final class Sweep {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Sweep() {}

    /** Returns how many processes it ended. */
    static int of(Path data) {
        StateFile file = new StateFile(data);
        List<ProcessHandle> orphans = file.read().stream()
                .flatMap(state -> state.parts().values().stream())
                .map(SystemState.PartState::process)
                .map(ProcessId::alive)
                .flatMap(Optional::stream)
                .toList();
        Termination.end(orphans, PATIENCE);
        LocalPostgres.sweep(data.resolve(Parts.POSTGRES));
        file.delete();
        return orphans.size();
    }
}
