package io.aftercare.local.launcher;

import io.aftercare.local.bench.MiningBench;
import io.aftercare.local.launcher.play.Measurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "mining",
        description = "How fast it is counted what directly follows what, beside pandas over the same events.")
final class BenchMiningCommand extends MeasuringCommand {
    @Option(names = "--events", paramLabel = "N", description = "So many, in cases of ten (default: 1000000).")
    private int events = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Figures are medians of so many (default: 9).")
    private int rounds = 9;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "An interpreter with local/bench/python/requirements.txt installed; without it nothing is"
                    + " compared with pandas.")
    private Path python;

    @Override
    Measurement measured() {
        MiningBench bench = new MiningBench(Home.root(), Optional.ofNullable(python), events, rounds);
        return Measurement.of(
                "bench mining",
                bench.figures(),
                List.of("CPU of the one thread that counts; of pandas, of its process. Codes: cases and activities are"
                        + " numbers already; text: they are strings."));
    }
}
