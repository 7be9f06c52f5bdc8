package io.aftercare.insight.figures;

import io.aftercare.insight.figures.Kpis.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;

/** KPIs as CSV (RFC 4180): a line for all cases, then one for each segment. */
public final class KpisCsv {
    private static final List<Column> COLUMNS = List.of(
            new Column("cases", Figures::cases),
            new Column("complaints", Figures::complaints),
            new Column("returns", Figures::returns),
            new Column("open", Figures::open),
            new Column("resolved", Figures::resolved),
            new Column("reopened", Figures::reopened),
            new Column("handedOff", Figures::handedOff),
            new Column("termsBroken", Figures::termsBroken),
            new Column("promisesKept", Figures::promisesKept),
            new Column("promisesLate", Figures::promisesLate),
            new Column("promisesBroken", Figures::promisesBroken),
            new Column("automated", Figures::automated),
            new Column("automatedConfirmed", Figures::automatedConfirmed),
            new Column("settledAWeek", Figures::settledAWeek),
            new Column("automatedDurable", Figures::automatedDurable),
            new Column("complaintRate", Figures::complaintRate),
            new Column("returnRate", Figures::returnRate),
            new Column("reopenRate", Figures::reopenRate),
            new Column("handoffRate", Figures::handoffRate),
            new Column("termsKeptRate", Figures::termsKeptRate),
            new Column("promisesKeptRate", Figures::promisesKeptRate),
            new Column("automatedRate", Figures::automatedRate),
            new Column("automatedConfirmedRate", Figures::automatedConfirmedRate),
            new Column("automatedDurableRate", Figures::automatedDurableRate),
            new Column("satisfactionRate", Figures::satisfactionRate),
            new Column(
                    "firstResponseP50Seconds",
                    figures -> figures.firstResponse().p50Seconds()),
            new Column(
                    "firstResponseP95Seconds",
                    figures -> figures.firstResponse().p95Seconds()),
            new Column("resolutionP50Seconds", figures -> figures.resolution().p50Seconds()),
            new Column("resolutionP95Seconds", figures -> figures.resolution().p95Seconds()),
            new Column("ageP50Seconds", figures -> figures.age().p50Seconds()),
            new Column("ageP95Seconds", figures -> figures.age().p95Seconds()),
            new Column("handlingHours", Figures::handlingHours),
            new Column("costPerCase", Figures::costPerCase));

    private record Column(String name, Function<Figures, Object> value) {}

    private KpisCsv() {}

    public static String of(Kpis kpis, Segment segment) {
        List<String> lines = new ArrayList<>();
        StringJoiner head = new StringJoiner(",").add(segment.code());
        COLUMNS.forEach(column -> head.add(column.name()));
        lines.add(head.toString());
        Stream.concat(Stream.of(kpis.all()), kpis.segments().stream()).forEach(figures -> {
            String name = figures == kpis.all() ? "*" : figures.value();
            StringJoiner line = new StringJoiner(",").add(text(name));
            COLUMNS.forEach(column -> line.add(text(column.value().apply(figures))));
            lines.add(line.toString());
        });
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Quoted where it has to be; what a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String text(Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
