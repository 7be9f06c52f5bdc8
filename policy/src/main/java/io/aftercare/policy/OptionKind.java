package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be done for a customer, in the order in which equals are listed. */
public enum OptionKind implements Coded {
    /** The money back, nothing to send back. */
    REFUND,
    RETURN_AND_REFUND,
    EXCHANGE,
    REPAIR,
    RESEND,
    /** A replacement part is sent. */
    PARTS,
    KEEP_WITH_COMPENSATION,
    PRICE_PROTECTION,
    INVOICE;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
