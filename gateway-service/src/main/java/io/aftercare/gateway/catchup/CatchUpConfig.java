package io.aftercare.gateway.catchup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How unfinished turns are caught up. */
@ConfigMapping(prefix = "aftercare.catch-up")
interface CatchUpConfig {
    /** How often the services that were missed are asked whether they are back. */
    @WithDefault("2s")
    Duration every();

    /** How often to look for turns that another gateway left behind, though nothing was missed here. */
    @WithDefault("15s")
    Duration sweepEvery();

    /** Turns leased at once; all must be finished within the lease of 30 s. */
    @WithDefault("16")
    int batch();

    /** Turns taken up in one run at most. */
    @WithDefault("512")
    int mostPerRun();

    /** A turn that was tried this often is left to people. */
    @WithDefault("10")
    int mostAttempts();

    /** The gateway's own token, role service; nothing is caught up without it. */
    Optional<String> token();
}
