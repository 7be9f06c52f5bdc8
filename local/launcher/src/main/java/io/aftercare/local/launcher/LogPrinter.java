package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.talk.Paint;
import java.io.PrintStream;

/** Prints lines of several parts so that one sees which is whose. */
record LogPrinter(Paint paint, PrintStream out) {
    void print(String part, String line) {
        out.println(paint.numbered(Parts.names().indexOf(part), String.format("%-8s │ ", part)) + line);
    }
}
