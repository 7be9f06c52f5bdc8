package io.aftercare.insight.advice;

import java.time.Instant;

/**
 * What came of a recommendation that was adopted: cases opened before, against those opened since. It is a comparison of
 * before and after, so what changed besides is in it; what the others did meanwhile says how much that may be.
 *
 * @param since when it was adopted
 * @param saved seconds that each takes less; below 0: more
 * @param others the same of all other segments; null where there are too few
 */
public record Measured(Instant since, int before, int after, Interval saved, Interval others) {}
