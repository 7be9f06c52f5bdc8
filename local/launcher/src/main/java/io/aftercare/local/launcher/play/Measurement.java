package io.aftercare.local.launcher.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A measurement as every measuring command of the project reports it: as a table, and as one JSON object. */
public record Measurement(String name, Environment environment, List<Row> rows) {

    /**
     * One figure.
     *
     * @param reach what it should reach, as a person would write it; null where nothing is asked
     * @param holds whether it does; null where nothing is asked
     */
    public record Row(String name, double value, String unit, String reach, Boolean holds) {
        static Row of(String name, double value, String unit) {
            return new Row(name, rounded(value), unit, null, null);
        }

        static Row below(String name, double value, String unit, double limit) {
            return new Row(name, rounded(value), unit, "< " + number(limit), value < limit);
        }

        static Row exactly(String name, double value, String unit, double wanted) {
            return new Row(name, rounded(value), unit, "= " + number(wanted), value == wanted);
        }

        private static double rounded(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }

    public boolean holds() {
        return rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.holds()));
    }

    public String table() {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(name + " on " + environment.cores() + " cores, Java " + environment.java() + ", " + environment.os());
        for (Row row : rows) {
            String line = String.format(
                    Locale.ROOT, "  %-" + width + "s  %10s %-8s", row.name(), number(row.value()), row.unit());
            String verdict = row.reach() == null ? "" : "  " + row.reach() + (row.holds() ? "  yes" : "  NO");
            lines.add((line + verdict).stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
