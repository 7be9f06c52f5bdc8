package io.aftercare.insight.log;

import java.time.Instant;
import java.util.Map;

/**
 * What the log holds of a tenant. {@code duplicates} were delivered again and counted once; {@code deadLettered} counts
 * the records that name the tenant or nobody and still wait; {@code lastEventAt} is null before the first event.
 */
public record EventTotals(
        long total, Map<String, Long> byType, long duplicates, long deadLettered, Instant lastEventAt) {}
