package io.aftercare.local.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads statements out of PostgreSQL's own log (log_statement = all), which knows best what it was sent. */
final class ServerLog {
    private static final Pattern LINE = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ \\S+ \\[(\\d+)] (LOG|DETAIL):  (?s)(.*)$");
    private static final Pattern SENT = Pattern.compile("^(?:statement|execute [^:]*): (?s)(.*)$");
    private static final Pattern PARAMETERS = Pattern.compile("^[Pp]arameters: (?s)(.*)$");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (?:(NULL)|'((?:[^']|'')*)')(?:, )?");

    private ServerLog() {}

    static List<Sent> statements(String log) {
        List<Sent> statements = new ArrayList<>();
        for (String entry : entries(log)) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches()) {
                continue;
            }
            long process = Long.parseLong(line.group(1));
            Matcher sent = SENT.matcher(line.group(3));
            Matcher parameters = PARAMETERS.matcher(line.group(3));
            if (line.group(2).equals("LOG") && sent.matches()) {
                statements.add(new Sent(process, sent.group(1), List.of()));
            } else if (line.group(2).equals("DETAIL") && parameters.matches()) {
                Sent last = statements.removeLast();
                statements.add(new Sent(process, last.sql(), values(parameters.group(1))));
            }
        }
        return statements;
    }

    /** What goes on in a second line begins with a tab there. */
    private static List<String> entries(String log) {
        List<String> entries = new ArrayList<>();
        for (String line : log.split("\n")) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.add(entries.removeLast() + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = PARAMETER.matcher(text);
        while (value.find()) {
            values.add(value.group(1) != null ? null : value.group(2).replace("''", "'"));
        }
        return values;
    }
}
