package io.aftercare.local.launcher.talk;

import java.time.Duration;
import java.util.Optional;

/** The system answered with a problem instead of a result. */
public final class Refused extends RuntimeException {
    private final int status;
    private final transient Optional<Duration> retryAfter;

    Refused(int status, String detail, Optional<Duration> retryAfter) {
        super(status + " " + detail);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    /** When the same request may be sent again; empty when repeating it would not help. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
