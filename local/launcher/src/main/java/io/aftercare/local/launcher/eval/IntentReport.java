package io.aftercare.local.launcher.eval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a scoring came to. */
public record IntentReport(
        @JsonUnwrapped Measurement measurement,
        Subject subject,
        List<LabelFigures> perLabel,
        List<Confusion> confusions,
        List<Calibration.Bin> calibration) {
    private static final int ALL_WORDS = 2;

    /**
     * What was scored.
     *
     * @param groups how many labels count as one with others; 0 where each stands for itself
     * @param pack null for the service's own
     * @param models those that answered, each with its version
     * @param context whether what was said before was sent along
     */
    public record Subject(
            List<String> files, String labels, int groups, String pack, List<String> models, boolean context) {
        private String line() {
            return "Labels: " + labels + (groups == 0 ? "" : ", " + groups + " of them in groups")
                    + (pack == null ? "" : ", of the pack " + pack) + ". Models: " + String.join(", ", models) + ". "
                    + (context ? "With" : "Without") + " what was said before.";
        }
    }

    /**
     * What went into it.
     *
     * @param leftOut rows without a label
     * @param unknown rows left out because of their labels
     * @param failed rows that were asked and not answered
     */
    record Effort(int leftOut, int unknown, int failed, Latency latency) {
        private List<Row> rows() {
            return List.of(
                    Row.of("left out, no intent", leftOut, "rows"),
                    Row.of("left out, unknown label", unknown, "rows"),
                    Row.of("call p50", latency.percentile(50), "ms"),
                    Row.of("call p99", latency.percentile(99), "ms"),
                    Row.exactly("failed", failed, "rows", 0));
        }
    }

    static IntentReport of(Subject subject, IntentFigures figures, Effort effort) {
        List<Row> rows = new ArrayList<>(figures.rows());
        rows.addAll(effort.rows());
        return new IntentReport(
                new Measurement("eval intent", Environment.here(), rows),
                subject,
                LabelFigures.of(figures.inScope()),
                Confusion.of(figures.inScope()),
                Calibration.of(figures.inScope()).bins());
    }

    /** Whether every row was answered. */
    public boolean holds() {
        return measurement.holds();
    }

    public String table() {
        List<String> lines = new ArrayList<>();
        lines.add(measurement.table());
        lines.add("");
        lines.add(String.join(", ", subject.files()) + ". " + subject.line());
        section(lines, "Labels", labels());
        section(lines, "Most frequent confusions", confused());
        section(lines, "Calibration", bins());
        return String.join("\n", lines);
    }

    private static void section(List<String> lines, String title, Grid grid) {
        if (!grid.rows().isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(grid.lines());
        }
    }

    private Grid labels() {
        return new Grid(
                1,
                List.of("label", "rows", "precision", "recall", "F1"),
                perLabel.stream()
                        .map(label -> List.of(
                                label.label(),
                                String.valueOf(label.rows()),
                                ratio(label.precision()),
                                ratio(label.recall()),
                                ratio(label.f1())))
                        .toList());
    }

    private Grid confused() {
        return new Grid(
                ALL_WORDS,
                List.of("label", "taken for", "rows"),
                confusions.stream()
                        .map(confusion ->
                                List.of(confusion.label(), confusion.predicted(), String.valueOf(confusion.rows())))
                        .toList());
    }

    private Grid bins() {
        return new Grid(
                1,
                List.of("confidence", "rows", "mean", "accuracy"),
                calibration.stream()
                        .filter(bin -> bin.rows() > 0)
                        .map(bin -> List.of(
                                String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
                                String.valueOf(bin.rows()),
                                ratio(bin.confidence()),
                                ratio(bin.accuracy())))
                        .toList());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
