package io.aftercare.ticket.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "aftercare.outbox")
interface OutboxConfig {
    /** Events sent to the broker at once, and marked as relayed in one statement. */
    @WithDefault("500")
    int batchSize();

    /** How long the relay sleeps when no commit wakes it, e.g. because another instance wrote the events. */
    @WithDefault("1S")
    Duration pollInterval();

    /** The longest pause between two tries while the broker is away. */
    @WithDefault("3S")
    Duration maxBackoff();

    /** How long shutdown waits for the batch at hand and for the producer to close. */
    @WithDefault("2S")
    Duration closeTimeout();

    /** How long relayed events stay readable here. */
    @WithDefault("7D")
    Duration retention();

    /**
     * So many waiting events are the most; then whatever would cause another is refused with 503, unstored, until the
     * broker takes some. Counted about once a second, so that a little more can get in.
     */
    @WithDefault("1000000")
    long maxWaiting();
}
