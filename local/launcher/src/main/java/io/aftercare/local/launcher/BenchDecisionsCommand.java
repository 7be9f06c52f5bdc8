package io.aftercare.local.launcher;

import io.aftercare.local.bench.DecisionBench;
import io.aftercare.local.launcher.play.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "decisions",
        description = "How long a decision by law and policy takes, without reading or writing anything.")
final class BenchDecisionsCommand extends MeasuringCommand {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often every scenario is decided; the first half warms up (default: 200).")
    private int rounds = 200;

    @Override
    Measurement measured() {
        return Measurement.of("bench decisions", new DecisionBench(rounds).figures(), null);
    }
}
