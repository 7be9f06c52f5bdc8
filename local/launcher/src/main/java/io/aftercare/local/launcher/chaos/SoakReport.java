package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.chaos.SoakRun.Restart;
import io.aftercare.local.launcher.chaos.Violation.Kind;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a soak has shown. */
record SoakReport(
        SoakOptions options,
        Duration load,
        int visits,
        List<Restart> restarts,
        boolean rested,
        Ledger ledger,
        History history,
        ProcessWatch processes,
        List<String> watched) {
    private static final int SHOWN = 20;

    Measurement measurement() {
        List<Violation> violations = HistoryChecker.delivery(history);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("load", load.toSeconds(), "s"));
        rows.add(Row.of("messages asked for", options.rate(), "/s"));
        rows.add(Row.of("visits", visits, "visits"));
        rows.add(Row.of("acknowledged to clients", ledger.acknowledged().size(), "effects"));
        rows.add(Row.exactly(
                "idempotent requests failed for good", ledger.refusals().size(), "requests", 0));
        rows.add(Row.of("requests repeated", ledger.repeats(), "requests"));
        rows.add(Row.of("restarts", restarts.size(), "restarts"));
        restarts.stream()
                .map(Restart::part)
                .distinct()
                .sorted()
                .forEach(part -> rows.add(Row.of(
                        "  " + part + ", longest until ready again",
                        restarts.stream()
                                .filter(restart -> restart.part().equals(part))
                                .mapToDouble(Restart::seconds)
                                .max()
                                .orElseThrow(),
                        "s")));
        rows.add(Row.of("events written", history.outbox().size(), "events"));
        rows.add(Row.of("events consumed", history.consumed().size(), "events"));
        rows.add(Row.exactly("arrived in the end", rested ? 1 : 0, "of 1", 1));
        for (Kind kind : Kind.values()) {
            rows.add(Row.exactly(ChaosReport.words(kind), ChaosReport.count(violations, kind), "found", 0));
        }
        watched.forEach(part -> rows.add(memory(part)));
        long messages = ledger.acknowledged().stream()
                .filter(done -> done.effect().startsWith("message.received "))
                .count();
        watched.forEach(part -> rows.add(Row.of(
                "CPU of " + part + " a message, starts included",
                messages == 0 ? 0 : processes.used(part).toMillis() / (double) messages,
                "ms")));
        return new Measurement("soak", Environment.here(), rows, notes(violations));
    }

    private Row memory(String part) {
        MemoryTrend trend = MemoryTrend.of(processes.samples(part));
        String name = "memory slope of " + part;
        String reach = "the interval reaches 0";
        return trend == null
                ? new Row(name, null, "MB/h", reach, null, null, null)
                : new Row(
                        name,
                        rounded(trend.slope()),
                        "MB/h",
                        reach,
                        trend.mayBeFlat(),
                        rounded(trend.low()),
                        rounded(trend.high()));
    }

    private List<String> notes(List<Violation> violations) {
        List<String> notes = new ArrayList<>();
        notes.add("seed " + options.seed() + "; a part restarted every "
                + options.restartEvery().toSeconds() + " s; answers: " + ledger.answersByKind());
        notes.add("memory: proportional set size, least squares over all instances of a part, without the first "
                + options.settling().toSeconds() + " s of each; samples 10 s apart are not independent, so the true"
                + " intervals are wider");
        processes.missed().stream()
                .limit(SHOWN)
                .map(why -> "not measured: " + why)
                .forEach(notes::add);
        ledger.refusals().stream().limit(SHOWN).forEach(notes::add);
        violations.stream().limit(SHOWN).forEach(violation -> notes.add(violation.kind() + " " + violation.what()));
        return notes;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
