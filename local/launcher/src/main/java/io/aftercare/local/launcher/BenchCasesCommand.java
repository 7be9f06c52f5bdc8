package io.aftercare.local.launcher;

import io.aftercare.local.launcher.bench.CasesBench;
import io.aftercare.local.launcher.play.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "cases",
        description = "What CPU the service takes to create and read a case, over a bare Vert.x PostgreSQL client that"
                + " sends the very same statements. Starts a system of its own.")
final class BenchCasesCommand extends MeasuringCommand {
    @Option(names = "--rounds", paramLabel = "N", description = "Figures are medians of so many (default: 5).")
    private int rounds = 5;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Cases created and read in each leg of a round (default: ${DEFAULT-VALUE}).")
    private int pairs = 3_000;

    @Option(
            names = "--warm",
            paramLabel = "N",
            description = "Cases before anything is counted, for a JVM compiles while it runs (default:"
                    + " ${DEFAULT-VALUE}).")
    private int warmUp = 15_000;

    @Override
    Measurement measured() {
        if (rounds < 1 || pairs < 1 || warmUp < 0) {
            throw new IllegalArgumentException("--rounds and --pairs must be at least 1, --warm at least 0.");
        }
        return new CasesBench(Home.root(), rounds, pairs, warmUp, System.err::println).run();
    }
}
