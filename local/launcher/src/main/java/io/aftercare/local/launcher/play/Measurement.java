package io.aftercare.local.launcher.play;

import io.aftercare.local.bench.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A measurement as every measuring command of the project reports it: as a table, and as one JSON object.
 *
 * @param notes what a reader must know to understand the figures; null where they speak for themselves
 */
public record Measurement(String name, Environment environment, List<Row> rows, List<String> notes) {
    public Measurement(String name, Environment environment, List<Row> rows) {
        this(name, environment, rows, null);
    }

    /** Of figures that were compared where they were taken, on this machine. */
    public static Measurement of(String name, List<Figure> figures, List<String> notes) {
        List<Row> rows = figures.stream()
                .map(figure -> Row.judged(figure.name(), figure.value(), figure.unit(), figure.reach(), figure.holds()))
                .toList();
        return new Measurement(name, Environment.here(), rows, notes);
    }

    /**
     * One figure.
     *
     * @param value null where it was not measured
     * @param unit empty for a ratio, such as a share or a score between 0 and 1
     * @param reach what it should reach, as a person would write it; null where nothing is asked
     * @param holds whether it does; null where nothing is asked or measured
     * @param low the lower end of the interval that holds the true value 95 times in 100; null where none is known
     * @param high its upper end
     */
    public record Row(String name, Double value, String unit, String reach, Boolean holds, Double low, Double high) {
        private static final String NONE = "none";

        public static Row of(String name, double value, String unit) {
            return new Row(name, rounded(value), unit, null, null, null, null);
        }

        public static Row ratio(String name, double value) {
            return new Row(name, precise(value), "", null, null, null, null);
        }

        public static Row ratio(String name, double value, double low, double high) {
            return new Row(name, precise(value), "", null, null, precise(low), precise(high));
        }

        public static Row exactly(String name, double value, String unit, double wanted) {
            return new Row(name, rounded(value), unit, "= " + number(wanted), value == wanted, null, null);
        }

        static Row below(String name, double value, String unit, double limit) {
            return new Row(name, rounded(value), unit, "< " + number(limit), value < limit, null, null);
        }

        /** A figure that was compared elsewhere. */
        public static Row judged(String name, Double value, String unit, String reach, Boolean holds) {
            Double figure = value == null ? null : unit.isEmpty() ? precise(value) : rounded(value);
            return new Row(name, figure, unit, reach, holds, null, null);
        }

        private static double rounded(double value) {
            return Math.round(value * 100) / 100.0;
        }

        private static double precise(double value) {
            return Math.round(value * 10_000) / 10_000.0;
        }

        private String line(int nameWidth) {
            String figure = value == null ? NONE : unit.isEmpty() ? ratio(value) : number(value);
            String line = String.format(Locale.ROOT, "  %-" + nameWidth + "s  %10s %-8s", name, figure, unit);
            String interval = low == null ? "" : "  " + ratio(low) + " to " + ratio(high);
            String verdict = reach == null ? "" : "  " + reach + (holds == null ? "" : holds ? "  yes" : "  NO");
            return (line + interval + verdict).stripTrailing();
        }

        private static String number(double value) {
            return value == Math.rint(value)
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : String.format(Locale.ROOT, "%.2f", value);
        }

        private static String ratio(double value) {
            return String.format(Locale.ROOT, "%.4f", value);
        }
    }

    public boolean holds() {
        return rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.holds()));
    }

    public String table() {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(name + " on " + environment.cores() + " cores, Java " + environment.java() + ", " + environment.os());
        rows.forEach(row -> lines.add(row.line(width)));
        if (notes != null) {
            notes.forEach(note -> lines.add("  " + note));
        }
        return String.join("\n", lines);
    }
}
