package io.aftercare.local.launcher.store;

/** The database of a system that a command has started did not do what it was asked. */
public final class DatabaseFailed extends RuntimeException {
    public DatabaseFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
