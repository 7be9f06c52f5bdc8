package io.aftercare.mining;

import java.time.Duration;
import java.time.Instant;

/** How much time passes from one moment to a later one: all of it, or what a calendar counts of it. */
@FunctionalInterface
public interface Stopwatch {
    Stopwatch ALL_TIME = Duration::between;

    Duration between(Instant from, Instant to);
}
