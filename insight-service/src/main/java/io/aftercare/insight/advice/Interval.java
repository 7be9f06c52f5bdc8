package io.aftercare.insight.advice;

import io.aftercare.mining.statistics.Effect;

/** Covers the truth with the probability {@code level}. */
public record Interval(double seconds, double lowSeconds, double highSeconds, double level) {
    static Interval of(Effect effect) {
        return new Interval(effect.estimate(), effect.low(), effect.high(), effect.level());
    }
}
