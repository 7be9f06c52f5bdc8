package io.aftercare.ticket.orders;

import java.time.Instant;

/** What happened to an action after the shop had accepted it. {@code position} grows along the shop's feed. */
public record ShopChange(long position, String key, Type type, String parcel, Instant at) {
    public enum Type {
        PARCEL_SCANNED,
        REFUND_SETTLED,
        COMPENSATION_SETTLED
    }

    /** The money is there. */
    public boolean settled() {
        return type != Type.PARCEL_SCANNED;
    }

    public boolean delivered() {
        return "delivered".equals(parcel);
    }
}
