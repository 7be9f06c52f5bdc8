package io.aftercare.local.launcher;

import io.aftercare.local.launcher.bench.InsightBench;
import io.aftercare.local.launcher.play.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "insight",
        description =
                "What the stream of figures takes for an event, how soon an event is in them, and how fast a process"
                        + " map is merged. Starts a system of its own.")
final class BenchInsightCommand extends MeasuringCommand {
    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events that wait in Kafka, besides a third as many to warm up (default: ${DEFAULT-VALUE}).")
    private int events = 150_000;

    @Option(
            names = "--cases",
            paramLabel = "N",
            description = "Cases of 90 days, of which maps are merged (default: ${DEFAULT-VALUE}).")
    private int cases = 1_000_000;

    @Option(
            names = "--probes",
            paramLabel = "N",
            description = "Events of which the way into the figures is timed (default: ${DEFAULT-VALUE}).")
    private int probes = 200;

    @Override
    Measurement measured() {
        if (events < 1_000 || cases < 100 || probes < 1) {
            throw new IllegalArgumentException("--events must be at least 1000, --cases 100, --probes 1.");
        }
        return new InsightBench(Home.root(), events, cases, probes, System.err::println).run();
    }
}
