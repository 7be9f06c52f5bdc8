package io.aftercare.local.launcher;

import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.TurnBench;
import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Measures the running system.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = BenchCommand.Turns.class)
final class BenchCommand {
    private BenchCommand() {}

    @Command(
            name = "turns",
            description =
                    "Latency of turns that the knowledge base answers, throughput, and where the time goes, with 1, 8"
                            + " and 32 conversations in flight.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
    static final class Turns implements Callable<Integer> {
        @Mixin
        private Home home;

        @Option(names = "--seconds", paramLabel = "N", description = "How long each level is held (default: 15).")
        private int seconds = 15;

        @Option(names = "--json", description = "Prints one JSON object instead of the table.")
        private boolean json;

        @Override
        public Integer call() {
            RunningSystem system = home.running();
            try (Api gateway = new Api(system.url("gateway"))) {
                TurnBench bench = new TurnBench(
                        gateway,
                        customer -> system.token(Person.CUSTOMER_ROLE, customer),
                        Duration.ofSeconds(seconds),
                        System.err::println);
                Measurement measurement = bench.run();
                System.out.println(json ? Json.pretty(measurement) : measurement.table());
                return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }
}
