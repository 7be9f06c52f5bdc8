package io.aftercare.local.launcher;

import io.aftercare.local.launcher.chaos.Breakage;
import io.aftercare.local.launcher.chaos.ChaosReport;
import io.aftercare.local.launcher.chaos.ChaosRun;
import io.aftercare.local.launcher.talk.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

@Command(
        name = "chaos",
        description =
                "Kills, freezes and cuts off a system of its own under load, and checks its history: nothing lost,"
                        + " nothing doubled, order kept.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "A seed fixes which faults come in which order and after which pauses; the threads of six services and",
            "clients do not repeat themselves as exactly.",
            "",
            "Exit codes: 0 the history holds (with --broken: the mistake was caught), 1 otherwise."
        })
final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--faults", paramLabel = "N", description = "How many faults (default: ${DEFAULT-VALUE}).")
    private int faults = 20;

    @Option(names = "--seed", paramLabel = "S", description = "Fixes the faults and their moments (default: 1).")
    private long seed = 1;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Makes no more faults after so long (default: ${DEFAULT-VALUE}).")
    private int minutes = 60;

    @Option(
            names = "--broken",
            paramLabel = "MISTAKE",
            arity = "0..1",
            fallbackValue = "MARKS_FIRST",
            description = "Makes a mistake on purpose, which the check must catch: MARKS_FIRST (default), NEW_KEYS or"
                    + " OUT_OF_ORDER.")
    private Breakage broken;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the database, the topics and the logs there, in an empty directory (default: none).")
    private Path data;

    @Option(names = "--json", description = "Prints one JSON object instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        if (faults < 1) {
            throw new IllegalArgumentException("--faults must be at least 1.");
        }
        ChaosReport report = new ChaosRun(
                        Home.root(),
                        faults,
                        seed,
                        Optional.ofNullable(broken),
                        Duration.ofMinutes(minutes),
                        Optional.ofNullable(data),
                        System.err::println)
                .run();
        System.out.println(
                json ? Json.pretty(report.measurement()) : report.measurement().table());
        return report.passes() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
