package io.aftercare.ticket.outbox;

import java.util.Map;
import java.util.Set;

/**
 * What became of a batch at the broker.
 *
 * @param taken positions that the broker has
 * @param refused position to the reason why the broker will never take that event as it is
 * @param interrupted whether something that was sent has not been acknowledged and must be sent again
 */
record Sent(Set<Long> taken, Map<Long, String> refused, boolean interrupted) {}
