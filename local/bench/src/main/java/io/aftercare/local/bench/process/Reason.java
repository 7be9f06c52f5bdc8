package io.aftercare.local.bench.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why a process died, out of what it wrote. */
final class Reason {
    /** The error that a chain of causes, or a Python traceback, comes down to: its name, and what it says. */
    private static final Pattern ERROR = Pattern.compile("^(?:Caused by: )?(?:[\\w.$]+\\.)?(\\w+): (.+)$");

    private static final String OWN = "ModelLoadException";
    private static final int LAST_LINES = 5;

    private Reason() {}

    static String of(List<String> log) {
        Optional<Matcher> own =
                errors(log).filter(error -> error.group(1).equals(OWN)).findFirst();
        return own.or(() -> errors(log).reduce((earlier, later) -> later))
                .map(error -> error.group(2))
                .orElseGet(() -> String.join("\n", log.subList(Math.max(0, log.size() - LAST_LINES), log.size())));
    }

    private static Stream<Matcher> errors(List<String> log) {
        return log.stream().map(ERROR::matcher).filter(Matcher::matches);
    }
}
