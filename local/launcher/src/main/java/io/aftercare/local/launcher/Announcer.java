package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.Progress;
import io.aftercare.local.launcher.system.Supervised;
import io.aftercare.local.launcher.system.Supervised.Phase;
import io.aftercare.local.launcher.talk.Paint;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what happens to the parts: while they start, on one line that changes (or a line each); later, a line each. */
final class Announcer implements Progress {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String REWRITE = "\r\u001b[K";
    private final Paint paint;
    private final boolean oneLine;
    private final PrintStream out;
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private Stage stage = Stage.STARTING;

    private enum Stage {
        STARTING,
        RUNNING,
        STOPPING
    }

    Announcer(Paint paint, boolean oneLine, PrintStream out) {
        this.paint = paint;
        this.oneLine = oneLine;
        this.out = out;
        Parts.names().forEach(part -> phases.put(part, Phase.STOPPED));
    }

    @Override
    public synchronized void changed(Supervised part) {
        Phase before = phases.put(part.name(), part.phase());
        if (stage == Stage.STARTING && oneLine) {
            out.print(REWRITE + line());
            out.flush();
        } else if (stage == Stage.STARTING && part.phase() == Phase.READY) {
            out.println(String.format(Locale.ROOT, "  ready  %-9s after %4.1f s", part.name(), seconds(part)));
        } else if (stage == Stage.RUNNING && before != part.phase()) {
            later(part);
        }
    }

    synchronized void ready() {
        stage = Stage.RUNNING;
        String ready = String.format(Locale.ROOT, "Aftercare is ready after %.1f s.", elapsed());
        out.println((oneLine ? REWRITE : "") + paint.green(ready));
    }

    /** Ends the changing line, so that what follows stands below it. */
    synchronized void failed() {
        stage = Stage.STOPPING;
        if (oneLine) {
            out.println();
        }
    }

    synchronized void stopping() {
        stage = Stage.STOPPING;
        say("Stopping");
    }

    synchronized void stopped() {
        say("Stopped");
    }

    private void say(String what) {
        out.println((oneLine ? REWRITE : "") + LocalTime.now().format(TIME) + " " + what);
    }

    private void later(Supervised part) {
        switch (part.phase()) {
            case DIED -> say(paint.red(part.name() + " died; it will be started again"));
            case READY -> say(paint.green(part.name() + " is ready again"));
            case GIVEN_UP -> say(paint.red(part.name() + " died too often; see ./aftercare logs " + part.name()));
            case STARTING, STOPPED -> {
                // Followed by one of the others, or wanted.
            }
        }
    }

    private String line() {
        return String.format(
                Locale.ROOT,
                "%4.1f s  %d of %d ready%s",
                elapsed(),
                in(Phase.READY).size(),
                phases.size(),
                underWay());
    }

    private String underWay() {
        List<String> starting = in(Phase.STARTING);
        return starting.isEmpty() ? "" : ", starting " + String.join(", ", starting);
    }

    private List<String> in(Phase phase) {
        return phases.entrySet().stream()
                .filter(part -> part.getValue() == phase)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double seconds(Supervised part) {
        return part.readyAfter().map(Duration::toMillis).orElse(0L) / 1000.0;
    }
}
