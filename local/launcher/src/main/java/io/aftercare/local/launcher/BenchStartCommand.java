package io.aftercare.local.launcher;

import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.system.StartBench;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        description = "Measures how long services without a store take to their first answer: JVM, AOT cache, native.")
final class BenchStartCommand extends MeasuringCommand {
    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "gateway and intent (default: both).")
    private List<String> services = List.of("gateway", "intent");

    @Option(names = "--runs", paramLabel = "N", description = "How often each is started (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Override
    Measurement measured() {
        if (runs < 1 || !List.of("gateway", "intent").containsAll(services)) {
            throw new IllegalArgumentException("--runs must be at least 1, and services gateway or intent.");
        }
        return new StartBench(Home.root(), services, runs).measure();
    }
}
