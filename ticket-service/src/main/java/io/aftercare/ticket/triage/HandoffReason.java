package io.aftercare.ticket.triage;

import java.util.Locale;

/** Why a conversation needs a person; when several hold, the first named here is given. */
public enum HandoffReason {
    ASKED_FOR_PERSON,
    URGENT,
    UNDERSTANDING_UNAVAILABLE,
    /** A rule of the merchant has a person see the answer first. */
    APPROVAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
