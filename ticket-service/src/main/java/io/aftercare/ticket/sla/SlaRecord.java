package io.aftercare.ticket.sla;

import java.util.List;

/**
 * The clocks of a case as they are stored.
 *
 * @param rule whose terms they go by
 * @param answered whether the merchant has spoken since the customer last did
 */
public record SlaRecord(String rule, boolean answered, List<SlaClock> clocks) {
    public SlaRecord {
        clocks = List.copyOf(clocks);
    }
}
