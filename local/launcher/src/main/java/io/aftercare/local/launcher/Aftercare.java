package io.aftercare.local.launcher;

import io.aftercare.inference.ModelLoadException;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.bench.process.ServiceFailed;
import io.aftercare.local.launcher.backfill.BackFillStopped;
import io.aftercare.local.launcher.backup.BackupFailed;
import io.aftercare.local.launcher.chaos.ChaosFailed;
import io.aftercare.local.launcher.eval.EvaluationFailed;
import io.aftercare.local.launcher.image.ImageFailed;
import io.aftercare.local.launcher.load.LoadFailed;
import io.aftercare.local.launcher.store.DatabaseFailed;
import io.aftercare.local.launcher.system.StartFailed;
import io.aftercare.local.launcher.talk.Refused;
import io.aftercare.local.launcher.talk.Unreachable;
import io.aftercare.mining.log.UnwritableLog;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./aftercare}: runs a whole Aftercare on this machine, and talks to it. */
@Command(
        name = "aftercare",
        description = "Runs a whole Aftercare on this machine, and talks to it.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "Aftercare 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            AskCommand.class,
            ChatCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            ChaosCommand.class,
            SoakCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AotCommand.class,
            ImagesCommand.class,
            LoadCommand.class,
            SimulateCommand.class,
            EvalCommand.class,
            UnderstandCommand.class,
            PolicyCommand.class,
            MineCommand.class,
            DeadLettersCommand.class,
            TokenCommand.class
        },
        footerHeading = "%n",
        footer = {
            "  test    Runs the formatter check and every test (it is Maven's work, not this program's).",
            "  native  Builds executables with GraalVM, and runs each service's HTTP tests against its own (Maven's work too).",
            "",
            "Begin with: ./aftercare up --detach, then ./aftercare ask \"我想退换货，但不知道怎么操作。\"",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
final class Aftercare implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Aftercare())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** What a person can do something about is said in words; the rest is a bug, and shows where. */
    private static int explain(Exception e, CommandLine command) throws Exception {
        if (e instanceof StartFailed
                || e instanceof BenchFailed
                || e instanceof BackupFailed
                || e instanceof ImageFailed
                || e instanceof ChaosFailed
                || e instanceof LoadFailed
                || e instanceof DatabaseFailed
                || e instanceof ServiceFailed
                || e instanceof ModelLoadException
                || e instanceof Refused
                || e instanceof Unreachable
                || e instanceof EvaluationFailed
                || e instanceof BackFillStopped
                || e instanceof UnwritableLog
                || e instanceof UncheckedIOException
                || e instanceof IllegalArgumentException) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }
}
