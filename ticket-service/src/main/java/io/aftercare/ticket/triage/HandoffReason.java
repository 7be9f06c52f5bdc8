package io.aftercare.ticket.triage;

import java.util.Locale;

/** Why a conversation needs a person; when several hold, the first named here is given. */
public enum HandoffReason {
    ASKED_FOR_PERSON,
    URGENT,
    UNDERSTANDING_UNAVAILABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
