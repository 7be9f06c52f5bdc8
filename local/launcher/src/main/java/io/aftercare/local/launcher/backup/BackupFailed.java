package io.aftercare.local.launcher.backup;

/** A backup could not be written or brought back; nothing was changed. */
public final class BackupFailed extends RuntimeException {
    BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
