package io.aftercare.local.launcher;

import io.aftercare.calendar.BusinessCalendar;
import io.aftercare.local.launcher.mine.LogReport;
import io.aftercare.local.launcher.mine.WorkingHours;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.mining.Stopwatch;
import io.aftercare.mining.log.CaseSorter;
import io.aftercare.mining.log.CsvLogReader;
import io.aftercare.mining.log.LogFile;
import io.aftercare.mining.log.Timestamps;
import io.aftercare.mining.map.ProcessMapDrawing;
import io.aftercare.mining.measure.ProcessFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mine",
        description =
                "Measures the process in an event log: XES, OCEL 2.0 (JSON) or CSV, of any size; nothing has to run.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  ./aftercare mine log.xes.gz --svg map.svg",
            "  ./aftercare mine log.csv --time-column 'Complete Timestamp' --zone Asia/Shanghai --json",
            "  ./aftercare mine log.csv --export log.xes.gz"
        })
final class MineCommand implements Callable<Integer> {
    private static final int LINES = 10;

    @Parameters(paramLabel = "FILE", description = "Ends in .xes, .csv, .json or .jsonocel, perhaps with .gz behind.")
    private Path file;

    @Option(names = "--json", description = "Prints one object with everything.")
    private boolean json;

    @Option(
            names = "--hours",
            paramLabel = "WEEK",
            description =
                    "Measures the steps in working hours, too: 'mon..fri 09:00-12:00 13:00-18:00, sat 10:00-14:00'.")
    private String hours;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Where days begin and working hours are; and where times without an offset are from.")
    private ZoneId zone;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the process map.")
    private Path svg;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes the log, case by case, in the format that the ending names.")
    private Path export;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many variants and handovers are told; all without it.")
    private Integer top;

    @Option(names = "--object-type", paramLabel = "TYPE", description = "Whose objects are the cases of an OCEL log.")
    private String objectType = "case";

    @Option(names = "--case-column", paramLabel = "NAME", description = "The column of a CSV that names the case.")
    private String caseColumn;

    @Option(names = "--activity-column", paramLabel = "NAME", description = "The one that names what was done.")
    private String activityColumn;

    @Option(names = "--time-column", paramLabel = "NAME", description = "The one that says when.")
    private String timeColumn;

    @Option(names = "--resource-column", paramLabel = "NAME", description = "The one that says by whom.")
    private String resourceColumn;

    @Override
    public Integer call() {
        ZoneId days = zone == null ? ZoneOffset.UTC : zone;
        ProcessFigures figures = new ProcessFigures(Stopwatch.ALL_TIME, days);
        Optional<ProcessFigures> working = Optional.ofNullable(hours)
                .map(week -> WorkingHours.read(week, days))
                .map((BusinessCalendar calendar) -> new ProcessFigures(calendar::between, days));
        // First, since an ending that is not known is refused, and reading may take long.
        Optional<LogFile> copy = Optional.ofNullable(export).map(LogFile::new);
        try (CaseSorter sorter = new CaseSorter()) {
            new LogFile(file).read(columns(), objectType, timestamps(), sorter);
            sorter.forEachCase(trace -> {
                figures.ingest(trace);
                working.ifPresent(also -> also.ingest(trace));
            });
            copy.ifPresent(it -> it.write(sorter.attributes(), sorter::forEachCase));
        }
        if (svg != null) {
            write(svg, ProcessMapDrawing.of(figures.graph()).svg());
        }
        LogReport report = LogReport.of(figures, working.orElse(null), top == null ? Integer.MAX_VALUE : top);
        System.out.println(json ? Json.pretty(report) : text(report));
        return ExitCode.OK;
    }

    private Timestamps timestamps() {
        return zone == null ? Timestamps.withOffset() : Timestamps.orIn(zone);
    }

    private CsvLogReader.Columns columns() {
        CsvLogReader.Columns usual = CsvLogReader.Columns.USUAL;
        return new CsvLogReader.Columns(
                or(caseColumn, usual.caseId()),
                or(activityColumn, usual.activity()),
                or(timeColumn, usual.time()),
                or(resourceColumn, usual.resource()),
                usual.lifecycle());
    }

    private static List<String> or(String name, List<String> usual) {
        return name == null ? usual : List.of(name);
    }

    private static String text(LogReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d cases, %,d events, %d activities, %,d variants",
                report.cases(),
                report.events(),
                report.activities().size(),
                report.variants()));
        if (report.cycleTime() != null) {
            lines.add("a case takes " + words(report.cycleTime()));
        }
        lines.add("starts    " + report.start());
        lines.add("ends      " + report.end());
        lines.add("rework    " + report.reworkCases());
        lines.add("");
        report.directlyFollows().stream()
                .limit(LINES)
                .forEach(step -> lines.add(String.format(
                        Locale.ROOT,
                        "%,8d  %s -> %s: %s%s",
                        step.count(),
                        step.from(),
                        step.to(),
                        words(step.times()),
                        step.working() == null ? "" : "; of it worked " + words(step.working()))));
        if (report.directlyFollows().size() > LINES) {
            lines.add("and %d more; --json has them all"
                    .formatted(report.directlyFollows().size() - LINES));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String words(LogReport.Times times) {
        return "mean " + words(times.mean()) + ", median " + words(times.median()) + ", p95 " + words(times.p95());
    }

    private static String words(double seconds) {
        return ProcessMapDrawing.words(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static void write(Path to, String text) {
        try {
            Files.writeString(to, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + to + ": " + e.getMessage(), e);
        }
    }
}
