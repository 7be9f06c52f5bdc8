package io.aftercare.local.launcher.chaos;

import java.util.Locale;

/** What a system would do that had one of the classic mistakes; carried out from outside, by its own run only. */
public enum Breakage {
    /** A relay that marks events as sent before it sends them, and dies in between. */
    MARKS_FIRST,
    /** A client whose repeated request has a new Idempotency-Key, or a service that ignores it. */
    NEW_KEYS,
    /** A relay that sends what comes later first. */
    OUT_OF_ORDER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
