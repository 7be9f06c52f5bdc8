package io.aftercare.local.launcher.system;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;

/**
 * What {@code system.json} remembers, so that another command, or the next start, finds what runs.
 *
 * @param readyAt null until everything was ready for the first time
 */
public record SystemState(
        ProcessId supervisor, Instant startedAt, Instant readyAt, int basePort, Map<String, PartState> parts) {

    /** @param restarts how often it died and was started again */
    public record PartState(ProcessId process, Supervised.Phase phase, int restarts) {}

    public Ports ports() {
        return new Ports(basePort);
    }

    /** Whether its supervisor lives. */
    @JsonIgnore
    public boolean isRunning() {
        return supervisor.alive().isPresent();
    }
}
