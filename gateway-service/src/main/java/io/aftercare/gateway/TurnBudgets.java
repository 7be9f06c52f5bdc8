package io.aftercare.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long each step of a turn may take, all attempts together; after that the turn goes on without it. */
@ConfigMapping(prefix = "aftercare.turn")
public interface TurnBudgets {
    @WithDefault("2s")
    Duration storeWithin();

    @WithDefault("1s")
    Duration understandWithin();

    @WithDefault("1500ms")
    Duration decideWithin();

    @WithDefault("1500ms")
    Duration composeWithin();

    @WithDefault("2s")
    Duration recordWithin();
}
