package io.aftercare.local.launcher;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures how fast it is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            BenchTurnsCommand.class,
            BenchStartCommand.class,
            BenchIntentCommand.class,
            BenchDecisionsCommand.class,
            BenchOutboxCommand.class,
            BenchCasesCommand.class,
            BenchInsightCommand.class,
            BenchWordingCommand.class,
            BenchRetrievalCommand.class,
            BenchMiningCommand.class
        })
final class BenchCommand {
    private BenchCommand() {}
}
