package io.aftercare.local.launcher.store;

import io.aftercare.local.bench.BenchFailed;
import java.time.Duration;
import java.time.Instant;

/** The events that ticket-service has still to relay to Kafka. */
public record Outbox(Database database) {
    private static final Duration POLL = Duration.ofMillis(50);

    /** Without those that the broker refused, which stay. */
    public long waiting() {
        return database.count("select count(*) from ticket.outbox where relayed_at is null and refused_at is null");
    }

    /**
     * Waits until no more than so many are left.
     *
     * @throws BenchFailed when that takes longer than {@code patience}
     */
    public void drained(long rest, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        for (long waiting = waiting(); waiting > rest; waiting = waiting()) {
            if (Instant.now().isAfter(deadline)) {
                throw new BenchFailed(
                        "the relay still has " + waiting + " events after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }
}
