package io.aftercare.local.launcher.load;

import java.time.Duration;

/**
 * How much is loaded and measured.
 *
 * @param seed fixes who writes what, and when
 * @param perSecond how many requests a second are sent while measuring
 * @param measured how long they are
 */
public record LoadOptions(long cases, long messages, long seed, double perSecond, Duration measured) {
    public static final int MOST_MESSAGES = 8;

    public LoadOptions {
        if (cases < 1_000) {
            throw new IllegalArgumentException(
                    "--cases must be at least 1000: every kind, state and tenant wants some.");
        }
        if (messages < 2 * cases || messages > MOST_MESSAGES * cases) {
            throw new IllegalArgumentException("--messages must be 2 to " + MOST_MESSAGES + " times --cases.");
        }
        if (perSecond <= 0) {
            throw new IllegalArgumentException("--rate must be above 0.");
        }
        if (measured.toSeconds() < 1) {
            throw new IllegalArgumentException("--seconds must be at least 1.");
        }
    }
}
