package io.aftercare.local.launcher.play;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a demo run came to. */
public record DemoReport(
        Tally tally, int conversations, int inFlight, Duration took, List<PathPlayer.Walk> walks, EventBalance events) {
    private static final int SHOWN = 10;
    private static final int KINDS_SHOWN = 25;

    /** Nothing failed, every case came to its end, and every event arrived once. */
    public boolean clean() {
        return walks.stream().allMatch(PathPlayer.Walk::arrived)
                && tally.errors().isEmpty()
                && events.lost() == 0
                && events.doubled() == 0;
    }

    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d turns of %d conversations in %.1f s, %d in flight: %.1f turns per second",
                tally.turns(),
                conversations,
                took.toMillis() / 1000.0,
                inFlight,
                turnsPerSecond()));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "  %-12s %8s %8s %8s %8s", "ms", "p50", "p95", "p99", "max"));
        tally.steps().forEach((step, latency) -> lines.add(row(step, latency)));
        lines.add(row("end to end", tally.endToEnd()));
        lines.add("");
        lines.add("Intents        " + list(tally.intents()));
        lines.add("Replies from   " + list(tally.sources()));
        lines.add("Cases          " + list(tally.casesByKind()));
        lines.add("Handoffs       " + list(tally.handoffs()));
        lines.add("Degraded       " + tally.degraded() + " turns; told to wait " + tally.waits() + " times");
        lines.add("Expectations   " + (tally.expectations() - tally.misses().size()) + " of " + tally.expectations()
                + " met");
        lines.addAll(some(tally.misses()));
        if (!walks.isEmpty()) {
            lines.add("Whole ways     " + arrived() + " of " + walks.size() + " cases came to their settled end");
            walks.forEach(walk -> lines.add("  - " + walk.kind() + ": " + String.join(" → ", walk.stages())
                    + (walk.arrived() ? "" : " ✗ " + walk.missed())));
        }
        lines.add("Events         " + events.totalProduced() + " produced, " + events.totalCounted()
                + " counted by insight, "
                + events.lost() + " lost, " + events.doubled() + " counted twice"
                + (events.difference().isEmpty() ? "" : " " + events.difference()));
        lines.add("Errors         " + tally.errors().size());
        lines.addAll(some(tally.errors()));
        return String.join("\n", lines);
    }

    public Measurement measurement() {
        List<Measurement.Row> rows = new ArrayList<>();
        rows.add(Measurement.Row.of("turns", tally.turns(), "turns"));
        rows.add(Measurement.Row.of("conversations in flight", inFlight, "conversations"));
        rows.add(Measurement.Row.of("throughput", turnsPerSecond(), "turns/s"));
        tally.steps().forEach((step, latency) -> rows.addAll(rows(step, latency)));
        rows.addAll(rows("end to end", tally.endToEnd()));
        tally.intents().forEach((intent, n) -> rows.add(Measurement.Row.of("intent " + intent, n, "turns")));
        tally.casesByKind().forEach((kind, n) -> rows.add(Measurement.Row.of("cases " + kind, n, "cases")));
        tally.handoffs().forEach((why, n) -> rows.add(Measurement.Row.of("handoff " + why, n, "turns")));
        rows.add(Measurement.Row.of("expectations", tally.expectations(), "turns"));
        rows.add(Measurement.Row.of("expectations missed", tally.misses().size(), "turns"));
        rows.add(Measurement.Row.of("told to wait", tally.waits(), "times"));
        if (!walks.isEmpty()) {
            rows.add(Measurement.Row.of("cases played to their end", walks.size(), "cases"));
            rows.add(Measurement.Row.exactly("cases that did not get there", walks.size() - arrived(), "cases", 0));
        }
        rows.add(Measurement.Row.of("events produced", events.totalProduced(), "events"));
        rows.add(Measurement.Row.exactly("events lost", events.lost(), "events", 0));
        rows.add(Measurement.Row.exactly("events counted twice", events.doubled(), "events", 0));
        rows.add(Measurement.Row.exactly("errors", tally.errors().size(), "turns", 0));
        return new Measurement("demo", Environment.here(), rows);
    }

    static List<Measurement.Row> rows(String name, Latency latency) {
        return List.of(
                Measurement.Row.of(name + " p50", latency.percentile(50), "ms"),
                Measurement.Row.of(name + " p95", latency.percentile(95), "ms"),
                Measurement.Row.of(name + " p99", latency.percentile(99), "ms"));
    }

    private long arrived() {
        return walks.stream().filter(PathPlayer.Walk::arrived).count();
    }

    private double turnsPerSecond() {
        return tally.turns() / Math.max(0.001, took.toNanos() / 1e9);
    }

    private static String row(String name, Latency latency) {
        return String.format(
                Locale.ROOT,
                "  %-12s %8.1f %8.1f %8.1f %8.1f",
                name,
                latency.percentile(50),
                latency.percentile(95),
                latency.percentile(99),
                latency.max());
    }

    private static String list(Map<String, Long> counts) {
        String greatest = counts.entrySet().stream()
                .limit(KINDS_SHOWN)
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        int more = counts.size() - KINDS_SHOWN;
        return counts.isEmpty() ? "none" : greatest + (more > 0 ? ", and " + more + " more" : "");
    }

    private static List<String> some(List<String> lines) {
        List<String> some = new ArrayList<>(
                lines.stream().limit(SHOWN).map(line -> "  - " + line).toList());
        if (lines.size() > SHOWN) {
            some.add("  - and " + (lines.size() - SHOWN) + " more");
        }
        return some;
    }
}
