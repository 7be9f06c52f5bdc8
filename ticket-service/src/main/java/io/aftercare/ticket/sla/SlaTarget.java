package io.aftercare.ticket.sla;

import java.util.Locale;

/** What a customer is promised a time for. */
public enum SlaTarget {
    /** Until somebody answers for the first time. */
    FIRST_RESPONSE,
    /** Until somebody answers what the customer wrote since. */
    NEXT_RESPONSE,
    /** Until the matter is settled. */
    RESOLUTION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
