package io.aftercare.ticket.conversation;

import io.aftercare.events.Urgency;
import io.aftercare.ticket.triage.Understanding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How much earlier than they asked customers are taken to have asked for a person: a danger by a whole handoff deadline,
 * ill humour by half of one, a tier by a part. A fixed head start lets nobody starve: whoever waits longer than all of it
 * is ahead of whoever comes then.
 */
record HandoffPriority(boolean urgent, boolean upset, String tier) {
    private static final double UPSET_FROM = 0.7;
    /** In hundredths of the deadline. */
    private static final int URGENT = 100;

    private static final int UPSET = 50;
    private static final Map<String, Integer> TIERS = Map.of("gold", 50, "silver", 25);

    static HandoffPriority of(Optional<Understanding> understanding, Optional<String> tier) {
        return new HandoffPriority(
                understanding.filter(it -> it.urgency() == Urgency.HIGH).isPresent(),
                understanding
                        .map(Understanding::sentiment)
                        .filter(it -> "negative".equals(it.label()) && it.score() >= UPSET_FROM)
                        .isPresent(),
                tier.orElse(null));
    }

    /** @param deadline within which a person is to take over */
    Duration headStart(Duration deadline) {
        int hundredths = (urgent ? URGENT : 0) + (upset ? UPSET : 0) + (tier == null ? 0 : TIERS.getOrDefault(tier, 0));
        return Duration.ofMillis(deadline.toMillis() * hundredths / 100);
    }
}
