package io.aftercare.local.launcher.chaos;

import java.time.Duration;

/**
 * How long and how hard a system is used.
 *
 * @param rate messages a second, over all customers
 * @param restartEvery after so long the next part is stopped and started again
 * @param settling how long after its start a process is left out of the figures of memory
 */
public record SoakOptions(Duration length, double rate, Duration restartEvery, Duration settling, long seed) {
    public SoakOptions {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("--minutes must be more than 0.");
        }
        if (!(rate > 0 && rate <= 1_000)) {
            throw new IllegalArgumentException("--rate must lie between 0 and 1000 messages a second.");
        }
        if (restartEvery.toSeconds() < 5) {
            throw new IllegalArgumentException("--restart-every must be at least 5 seconds.");
        }
    }
}
