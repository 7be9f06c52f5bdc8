package io.aftercare.local.launcher.backfill;

/** The rest of a file could not be understood; what was answered is kept. */
public final class BackFillStopped extends RuntimeException {
    BackFillStopped(String message) {
        super(message);
    }
}
