package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part that is a program of its own.
 *
 * @param command the program, and what follows it
 */
record ProgramPart(
        String name, Set<String> needs, List<String> command, Map<String, String> environment, Probe probe, Path log)
        implements Part {

    /** Ctrl-C reaches every process of the terminal; only the supervisor may act on it, or nothing stops in order. */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Runs in a JVM like this one. */
    static List<String> java(List<String> arguments) {
        return Stream.concat(Stream.of(JAVA), arguments.stream()).toList();
    }

    @Override
    public ProcessHandle launch() {
        return start().toHandle();
    }

    Process start() {
        List<String> all = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean ready() {
        return probe.ready();
    }

    @Override
    public void stop(ProcessHandle process, Duration patience) {
        Termination.end(List.of(process), patience);
    }
}
