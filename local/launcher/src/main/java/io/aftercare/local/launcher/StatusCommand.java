package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.ProcessMemory;
import io.aftercare.local.launcher.system.StateFile;
import io.aftercare.local.launcher.system.Supervised.Phase;
import io.aftercare.local.launcher.system.SystemState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows what runs, where, since when, and how much memory it holds.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Exit codes: 0 everything is ready, 1 something is not.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Override
    public Integer call() {
        Optional<SystemState> running = new StateFile(home.data()).read().filter(SystemState::isRunning);
        if (running.isEmpty()) {
            System.out.println("Aftercare is not running on " + home.data() + ".");
            return ExitCode.SOFTWARE;
        }
        return print(running.get()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Returns whether everything is ready. */
    private static boolean print(SystemState state) {
        boolean ready = true;
        Optional<ProcessHandle> supervisor = state.supervisor().alive();
        long total = supervisor.map(ProcessMemory::ownMegabytes).orElse(0L);
        line("supervisor", "ready", 0, supervisor, total, 0);
        for (String name : Parts.names()) {
            SystemState.PartState part = state.parts().get(name);
            Optional<ProcessHandle> process =
                    Optional.ofNullable(part).flatMap(known -> known.process().alive());
            Phase phase = process.isPresent() ? part.phase() : Phase.STOPPED;
            long memory = process.map(ProcessMemory::megabytes).orElse(0L);
            total += memory;
            int restarts = part == null ? 0 : part.restarts();
            line(name, phase.name().toLowerCase(Locale.ROOT), state.ports().of(name), process, memory, restarts);
            ready &= phase == Phase.READY;
        }
        System.out.printf("%-11s %-9s %6s %8s %6d MB%n", "together", "", "", "", total);
        return ready;
    }

    private static void line(
            String name, String phase, int port, Optional<ProcessHandle> process, long memory, int restarts) {
        System.out.printf(
                "%-11s %-9s %6s %8s %6d MB  %s%s%n",
                name,
                phase,
                port == 0 ? "" : port,
                process.map(running -> String.valueOf(running.pid())).orElse("-"),
                memory,
                process.flatMap(running -> running.info().startInstant())
                        .map(StatusCommand::since)
                        .orElse(""),
                restarts == 0 ? "" : ", started again " + restarts + " times");
    }

    private static String since(Instant start) {
        Duration up = Duration.between(start, Instant.now());
        return "up " + String.format(Locale.ROOT, "%d:%02d:%02d", up.toHours(), up.toMinutesPart(), up.toSecondsPart());
    }
}
