package io.aftercare.ticket.lifecycle;

/** Who may give a command: staff, also the customer whose case it is, or only the shop's own doings. */
public enum Who {
    STAFF,
    CUSTOMER,
    SHOP;

    boolean includes(Who caller) {
        return this == caller || (this == CUSTOMER && caller == STAFF);
    }
}
