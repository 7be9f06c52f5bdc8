package io.aftercare.local.launcher.eval;

import java.nio.file.Path;

/** A file is not what a scoring can be based on; the message says what is wrong, and where. */
final class BadFile extends IllegalArgumentException {
    BadFile(Path file, String what) {
        super(file + " " + what);
    }

    BadFile(Place place, String what) {
        super(place + ": " + what);
    }
}
