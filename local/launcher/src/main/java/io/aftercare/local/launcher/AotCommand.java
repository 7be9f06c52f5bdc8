package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.AotTraining;
import io.aftercare.local.launcher.system.Parts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

@Command(
        name = "aot",
        description = "Makes the AOT caches with which services start faster on the JVM: ./aftercare up --runtime aot.",
        mixinStandardHelpOptions = true)
final class AotCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Which of them (default: all).")
    private List<String> services = List.of();

    @Override
    public Integer call() {
        AotTraining training = new AotTraining(Home.root());
        for (String service : services.isEmpty() ? Parts.services() : services) {
            System.out.println(training.of(service));
        }
        return ExitCode.OK;
    }
}
