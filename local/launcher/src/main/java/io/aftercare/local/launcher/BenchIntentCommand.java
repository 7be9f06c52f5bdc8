package io.aftercare.local.launcher;

import io.aftercare.inference.Provider;
import io.aftercare.local.bench.BenchOptions;
import io.aftercare.local.bench.Gate;
import io.aftercare.local.bench.IntentBench;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.system.Parts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "intent",
        description = "What understanding a message costs: bare ONNX Runtime, engine, service and Python beside each"
                + " other, under little load and under too much. Starts the services that it measures.",
        footer = {
            "The gates, for --slow:",
            "  cpu         CPU seconds of bare ONNX Runtime over those of the service",
            "  added-p50, added-p99",
            "              what the service adds to the model's latency at 30 %% load",
            "  binding, allocation",
            "              what the engine adds to a run, in time and in bytes",
            "  goodput, refusal",
            "              at 3 times capacity",
            "  int8        over fp32 (--fp32)",
            "  python      throughput over the Python service (--python)",
            "",
            "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise."
        })
final class BenchIntentCommand extends MeasuringCommand {
    @Option(names = "--provider", paramLabel = "cpu|cuda", description = "What the model runs on (default: cpu).")
    private Provider provider = Provider.CPU;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each leg of a round takes (default: 5).")
    private double seconds = 5;

    @Option(names = "--rounds", paramLabel = "N", description = "Figures are medians of so many (default: 5).")
    private int rounds = 5;

    @Option(
            names = "--warm",
            paramLabel = "N",
            description = "Messages before anything is counted, for a JVM compiles while it runs (default: 30000).")
    private int warmUp = 30_000;

    @Option(
            names = "--fp32",
            paramLabel = "FILE",
            description = "The graph before quantising, as training's export leaves it; without it int8 is not"
                    + " compared.")
    private Path fp32;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "An interpreter with local/bench/python/requirements.txt installed; without it nothing is"
                    + " compared with Python.")
    private Path python;

    @Option(
            names = "--slow",
            paramLabel = "GATE",
            description = "Slows down what this gate watches, which must turn it red.")
    private String slow;

    @Override
    Measurement measured() {
        IntentBench.Report report = new IntentBench(options(), System.err::println).run();
        return Measurement.of("bench intent", report.figures(), report.notes());
    }

    private BenchOptions options() {
        Optional<Gate> slowed = Optional.ofNullable(slow).map(Gate::of);
        return new BenchOptions(
                Home.root(),
                Parts.productionJvm(),
                Parts.jar(Home.root(), "intent"),
                provider,
                warmUp,
                Duration.ofNanos((long) (seconds * 1e9)),
                rounds,
                Optional.ofNullable(fp32),
                Optional.ofNullable(python),
                slowed);
    }
}
