package io.aftercare.local.launcher;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/** How far something has come: a bar on a terminal, elsewhere a line for every tenth. */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final String what;
    private final int total;
    private final boolean terminal;
    private final PrintStream out;
    private final AtomicInteger done = new AtomicInteger();

    ProgressBar(String what, int total, boolean terminal, PrintStream out) {
        this.what = what;
        this.total = Math.max(1, total);
        this.terminal = terminal;
        this.out = out;
    }

    void step() {
        int now = done.incrementAndGet();
        if (terminal) {
            int filled = (int) ((long) now * WIDTH / total);
            out.print("\r[" + "█".repeat(filled) + "░".repeat(Math.max(0, WIDTH - filled)) + "] " + now + "/" + total
                    + " " + what);
            out.flush();
        } else if (now * TENTHS / total > (now - 1) * TENTHS / total) {
            out.println(now + "/" + total + " " + what);
        }
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }
}
