package io.aftercare.local.launcher.system;

import java.nio.file.Path;
import java.time.Clock;

/** A system that another process supervises, as its data directory describes it. */
public record RunningSystem(SystemState state, Issuer issuer) {
    /** @throws StartFailed when no system runs on this data directory, or it is still starting */
    public static RunningSystem on(Path data) {
        SystemState state = new StateFile(data)
                .read()
                .filter(SystemState::isRunning)
                .orElseThrow(
                        () -> new StartFailed("Aftercare is not running on " + data + ". Start it: ./aftercare up"));
        if (state.readyAt() == null) {
            throw new StartFailed("Aftercare is still starting; see ./aftercare status.");
        }
        return new RunningSystem(state, Issuer.in(data, Clock.systemUTC()));
    }

    public String url(String part) {
        return state.ports().url(part);
    }

    /** A token for a person of the tenant {@code demo}. */
    public String token(String role, String subject) {
        return issuer.token(role, subject);
    }
}
