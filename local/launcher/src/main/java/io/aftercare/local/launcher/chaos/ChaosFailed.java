package io.aftercare.local.launcher.chaos;

/** The run could not be carried out, which says nothing about the system's promises. */
public final class ChaosFailed extends RuntimeException {
    ChaosFailed(String message) {
        super(message);
    }

    ChaosFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
