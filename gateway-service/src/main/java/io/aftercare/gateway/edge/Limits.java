package io.aftercare.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the edge takes on; beyond it refuses at once instead of slowing down for all. */
@ConfigMapping(prefix = "aftercare.limits")
interface Limits {
    /** Requests per second that one person of one tenant may go on sending. */
    @WithDefault("20")
    int requestsPerSecond();

    /** Requests that one person may send at once after a pause. */
    @WithDefault("60")
    int burst();

    /** Turns in progress at the same time. */
    @WithDefault("256")
    int turnsInProgress();

    /** People whose rate is remembered; the longest silent is forgotten first. */
    @WithDefault("100000")
    int peopleRemembered();
}
