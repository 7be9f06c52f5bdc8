package io.aftercare.local.launcher.system;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before a part that died is started again: twice as long each time, then never. */
record Backoff(Duration first, int attempts) {
    static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), 5);

    /** Empty when it has died too often. */
    Optional<Duration> before(int attempt) {
        return attempt <= attempts ? Optional.of(first.multipliedBy(1L << (attempt - 1))) : Optional.empty();
    }
}
