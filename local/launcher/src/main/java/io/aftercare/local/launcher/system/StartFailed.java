package io.aftercare.local.launcher.system;

/** The system, or a part of it, did not start; the message says why, for a person to read. */
public class StartFailed extends RuntimeException {
    public StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
