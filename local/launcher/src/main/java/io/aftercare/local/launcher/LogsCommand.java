package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.LogStream;
import io.aftercare.local.launcher.system.Logs;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.talk.Paint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Prints the last lines of a service, or of all services in the order of their times.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 200;
    private static final Pattern TIME = Pattern.compile("^.{0,12}?(\\d\\d:\\d\\d:\\d\\d\\.\\d{3})");

    @Mixin
    private Home home;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "gateway, intent, reply, ticket, insight, shop,"
                    + " kafka, postgres, or the supervisor of up --detach; all but the supervisor when none is named.")
    private String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines of each (default: 50).")
    private int lines = 50;

    private record Line(String part, String time, String text) {}

    @Override
    public Integer call() throws InterruptedException {
        List<String> parts = parts();
        Logs logs = new Logs(home.data().resolve("logs"));
        LogPrinter printer = new LogPrinter(Paint.detect(), System.out);
        LogStream stream = new LogStream(logs, parts, printer::print);
        parts.stream()
                .flatMap(part -> timed(part, logs.last(part, lines)).stream())
                .sorted(Comparator.comparing(Line::time))
                .forEach(line -> printer.print(line.part(), line.text()));
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            stream.poll();
        }
        return ExitCode.OK;
    }

    private List<String> parts() {
        if (service == null) {
            return Parts.names();
        }
        if (!Parts.names().contains(service) && !service.equals(Background.NAME)) {
            throw new IllegalArgumentException(
                    "There is no service '" + service + "'; there are " + Parts.names() + ".");
        }
        return List.of(service);
    }

    /** A line without a time, as of a stack trace, belongs to the one before it. */
    private static List<Line> timed(String part, List<String> texts) {
        List<Line> timed = new ArrayList<>();
        String time = "";
        for (String text : texts) {
            Matcher matcher = TIME.matcher(text);
            time = matcher.find() ? matcher.group(1) : time;
            timed.add(new Line(part, time, text));
        }
        return timed;
    }
}
