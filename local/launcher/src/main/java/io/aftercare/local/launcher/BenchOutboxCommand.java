package io.aftercare.local.launcher;

import io.aftercare.local.launcher.chaos.OutboxBench;
import io.aftercare.local.launcher.play.Measurement;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "outbox",
        description = "How fast events leave the outbox: from a queue, as they come, and after a time without the"
                + " broker. Starts a system of its own.")
final class BenchOutboxCommand extends MeasuringCommand {
    @Option(
            names = "--away",
            paramLabel = "SECONDS",
            description = "How long the broker is taken away (default: ${DEFAULT-VALUE}).")
    private int away = 60;

    @Override
    Measurement measured() {
        if (away < 1) {
            throw new IllegalArgumentException("--away must be at least 1.");
        }
        return new OutboxBench(Home.root(), Duration.ofSeconds(away), System.err::println).run();
    }
}
