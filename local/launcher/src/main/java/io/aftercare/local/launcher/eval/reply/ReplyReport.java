package io.aftercare.local.launcher.eval.reply;

import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@code eval reply}, and what the auditor did not believe. */
public record ReplyReport(
        int replies,
        int adversarial,
        int sentences,
        Map<Auditor.Kind, Integer> findings,
        int pairs,
        List<String> unlike,
        Customers.Result customers,
        double p95Millis,
        List<String> shown) {
    public int unsupported() {
        return findings.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Measurement measurement() {
        List<Measurement.Row> rows = new ArrayList<>();
        rows.add(row("replies", replies, "replies", "2000 or more", replies >= 2000));
        rows.add(row(
                "of these hostile: slipped-in articles and injections",
                adversarial,
                "replies",
                "500 or more",
                adversarial >= 500));
        rows.add(row("sentences", sentences, "sentences", null, null));
        for (Auditor.Kind kind : Auditor.Kind.values()) {
            int found = findings.getOrDefault(kind, 0);
            rows.add(row("unsupported: " + kind.name().toLowerCase(Locale.ROOT), found, "claims", "0", found == 0));
        }
        rows.add(row("pairs zh/en", pairs, "pairs", "200 or more", pairs >= 200));
        double alike = pairs == 0 ? 0 : 100.0 * (pairs - unlike.size()) / pairs;
        rows.add(row("pairs with the same decision and facts", alike, "%", "100 %", unlike.isEmpty()));
        rows.add(row("turns of simulated customers", customers.turns(), "turns", null, null));
        rows.add(row(
                "closed without generation",
                customers.withoutGeneration(),
                "%",
                "70 %",
                customers.withoutGeneration() >= 70));
        rows.add(row(
                "closed without a person", customers.withoutPerson(), "%", "85 %", customers.withoutPerson() >= 85));
        rows.add(
                row("precision of automatic answers", customers.precision(), "%", "98 %", customers.precision() >= 98));
        rows.add(row("composing, p95", p95Millis, "ms", null, null));
        List<String> notes = new ArrayList<>();
        shown.forEach(finding -> notes.add("NOT SO: " + finding));
        unlike.stream().limit(5).forEach(id -> notes.add("NOT ALIKE: " + id));
        customers.misses().stream().limit(12).forEach(miss -> notes.add("NOT AS EXPECTED: " + miss));
        return new Measurement("eval reply", Environment.here(), rows, notes);
    }

    private static Measurement.Row row(String name, double value, String unit, String reach, Boolean holds) {
        return new Measurement.Row(name, value, unit, reach, holds, null, null);
    }
}
