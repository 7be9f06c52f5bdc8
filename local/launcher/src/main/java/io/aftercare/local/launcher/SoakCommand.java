package io.aftercare.local.launcher;

import io.aftercare.local.launcher.chaos.SoakOptions;
import io.aftercare.local.launcher.chaos.SoakRun;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        description =
                "Uses a system of its own steadily while each service, the broker and the database are restarted in"
                        + " turn: failed requests, lost events, memory.")
final class SoakCommand extends MeasuringCommand {
    @Option(names = "--minutes", paramLabel = "N", description = "How long (default: ${DEFAULT-VALUE}).")
    private double minutes = 30;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Messages a second, over all customers (default: ${DEFAULT-VALUE}).")
    private double rate = 2;

    @Option(
            names = "--restart-every",
            paramLabel = "SECONDS",
            description = "After so long the next part is restarted (default: ${DEFAULT-VALUE}).")
    private int restartEvery = 60;

    @Option(
            names = "--settling",
            paramLabel = "SECONDS",
            description =
                    "How long after its start the memory of a process is not counted (default: ${DEFAULT-VALUE}).")
    private int settling = 120;

    @Option(names = "--seed", paramLabel = "S", description = "Fixes which answers get lost (default: 1).")
    private long seed = 1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the database, the topics and the logs there, in an empty directory (default: none).")
    private Path data;

    @Override
    Measurement measured() {
        SoakOptions options = new SoakOptions(
                Duration.ofMillis(Math.round(minutes * 60_000)),
                rate,
                Duration.ofSeconds(restartEvery),
                Duration.ofSeconds(settling),
                seed);
        return new SoakRun(Home.root(), options, Optional.ofNullable(data), System.err::println).run();
    }
}
