package io.aftercare.insight.cube;

import java.time.Duration;

/**
 * @param lateness an event that is this much older than the newest of its tenant and topic in its partition is refused
 * @param ahead an event that is this much newer than its record is from the future, and is refused
 * @param sweep how often timelines that are over are made small
 */
record StreamRules(Duration lateness, Duration ahead, Duration sweep) {
    static final StreamRules DEFAULT = new StreamRules(Duration.ofDays(7), Duration.ofDays(1), Duration.ofMinutes(1));

    StreamRules {
        if (lateness.isNegative() || ahead.isNegative() || !sweep.isPositive()) {
            throw new IllegalArgumentException("lateness and ahead must not be negative, sweep must be positive");
        }
    }
}
