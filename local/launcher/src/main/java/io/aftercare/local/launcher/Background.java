package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.LogStream;
import io.aftercare.local.launcher.system.Logs;
import io.aftercare.local.launcher.system.StateFile;
import io.aftercare.local.launcher.system.SystemOptions;
import io.aftercare.local.launcher.system.SystemState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a supervisor that outlives this command and its terminal, and waits until it reports ready or fails. */
final class Background {
    static final String SUPERVISE = "--supervise";

    /** Of its log. */
    static final String NAME = "supervisor";

    private static final long POLL_MILLIS = 250;

    /** Out of the terminal's reach; macOS has no setsid, there ignoring the terminal's signals has to do. */
    private static final String DETACHED =
            "trap '' INT HUP; command -v setsid >/dev/null && exec setsid \"$0\" \"$@\"; exec \"$0\" \"$@\"";

    private Background() {}

    /** Returns the exit code. */
    static int start(SystemOptions options) throws InterruptedException {
        Optional<SystemState> before = new StateFile(options.data()).read().filter(SystemState::isRunning);
        if (before.isPresent()) {
            System.out.println("Aftercare is already running; see ./aftercare status.");
            return 0;
        }
        Logs logs = logs(options);
        LogStream output = new LogStream(logs, List.of(NAME), (part, line) -> System.out.println(line));
        Process supervisor = launch(options, logs);
        Thread abandon = new Thread(() -> abandon(supervisor));
        Runtime.getRuntime().addShutdownHook(abandon);
        while (supervisor.isAlive() && !isReady(options, supervisor)) {
            Thread.sleep(POLL_MILLIS);
            output.poll();
        }
        output.poll();
        if (!supervisor.isAlive()) {
            return Math.max(1, supervisor.exitValue());
        }
        Runtime.getRuntime().removeShutdownHook(abandon);
        System.out.println(new Welcome(options.ports()).text());
        return 0;
    }

    private static boolean isReady(SystemOptions options, Process supervisor) {
        return new StateFile(options.data())
                .read()
                .filter(state -> state.supervisor().pid() == supervisor.pid() && state.readyAt() != null)
                .isPresent();
    }

    private static void abandon(Process supervisor) {
        supervisor.destroy();
        supervisor.onExit().join();
    }

    private static Process launch(SystemOptions options, Logs logs) {
        Path log = logs.file(NAME);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DETACHED));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of("-Dstderr.encoding=UTF-8", "-Daftercare.root=" + options.root()));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Aftercare.class.getName(), "up", SUPERVISE));
        command.addAll(List.of("--data", options.data().toString()));
        command.addAll(List.of("--runtime", options.runtime().name()));
        command.addAll(List.of("--ports", String.valueOf(options.ports().base())));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Logs logs(SystemOptions options) {
        try {
            return new Logs(Files.createDirectories(options.data().resolve("logs")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
