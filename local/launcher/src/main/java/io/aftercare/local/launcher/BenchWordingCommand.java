package io.aftercare.local.launcher;

import io.aftercare.local.bench.WordingBench;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.system.Parts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "wording",
        description = "How fast the wording model writes, beside a loop of Python over the same graphs, and whether"
                + " its sentences hold their facts.")
final class BenchWordingCommand extends MeasuringCommand {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Figures are medians of so many, each of every act in every style (default: 5).")
    private int rounds = 5;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "An interpreter with local/bench/python/requirements.txt installed; without it nothing is"
                    + " compared with Python.")
    private Path python;

    @Override
    Measurement measured() {
        Path app = Parts.jar(Home.root(), "reply").getParent();
        WordingBench bench =
                new WordingBench(Home.root(), Parts.productionJvm(), app, Optional.ofNullable(python), rounds);
        return Measurement.of("bench wording", bench.figures(), null);
    }
}
