package io.aftercare.ticket.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "aftercare.catch-up")
interface CatchUpConfig {
    /** A message that was not answered for so long has lost its gateway. */
    @WithDefault("15S")
    Duration abandonedAfter();

    /** How long a claimed turn belongs to its claimant. */
    @WithDefault("30S")
    Duration lease();
}
