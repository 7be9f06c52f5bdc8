package io.aftercare.local.launcher;

import java.io.PrintStream;

/** How far something has come: a bar on a terminal, elsewhere a line for every tenth. */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final String what;
    private final int total;
    private final boolean terminal;
    private final PrintStream out;
    private int done;

    ProgressBar(String what, int total, boolean terminal, PrintStream out) {
        this.what = what;
        this.total = Math.max(1, total);
        this.terminal = terminal;
        this.out = out;
    }

    synchronized void step() {
        done++;
        if (terminal) {
            int filled = (int) ((long) done * WIDTH / total);
            out.print("\r[" + "█".repeat(filled) + "░".repeat(Math.max(0, WIDTH - filled)) + "] " + done + "/" + total
                    + " " + what);
            out.flush();
        } else if (done * TENTHS / total > (done - 1) * TENTHS / total) {
            out.println(done + "/" + total + " " + what);
        }
    }

    /** A line of its own; the bar goes on below it. */
    synchronized void say(String line) {
        out.println((terminal ? "\r\u001b[K" : "") + line);
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }
}
