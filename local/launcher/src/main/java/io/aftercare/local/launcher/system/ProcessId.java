package io.aftercare.local.launcher.system;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that can be found again later without mistaking it for another one that got the same pid. */
public record ProcessId(long pid, Instant startedAt) {
    /** The kernel gives the boot time, and with it every start time, to the second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it still runs and is the same one. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
                        .orElse(false));
    }
}
