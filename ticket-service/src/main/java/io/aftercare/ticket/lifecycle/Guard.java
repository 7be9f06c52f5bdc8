package io.aftercare.ticket.lifecycle;

/** A fact of the case that decides where a command leads. */
public enum Guard {
    /** What would be paid is more than the caller's role may approve. */
    ABOVE_AUTHORITY,
    /** The other goods cost more. */
    CUSTOMER_OWES,
    /** The other goods cost less. */
    MERCHANT_OWES,
    /** The parcel that was to be called off has arrived. */
    PARCEL_ARRIVED,
    /** The parcel that was to be called off is on its way. */
    PARCEL_SCANNED
}
