package io.aftercare.local.launcher.system;

import java.nio.file.Path;

/** A system is running on the same data directory. */
public final class AlreadyRunning extends StartFailed {
    AlreadyRunning(Path data) {
        super("Aftercare is already running on " + data + "; see ./aftercare status.");
    }
}
