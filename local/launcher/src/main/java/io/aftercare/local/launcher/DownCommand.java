package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stops everything, also what a killed `up` left running; the data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Override
    public Integer call() {
        System.out.println(Shutdown.of(home.data()) ? "Stopped." : "Nothing was running.");
        return ExitCode.OK;
    }
}
