package io.aftercare.local.launcher;

import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.talk.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** A command that measures something, tells it as a table or as JSON, and fails where a figure falls short. */
@Command(
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise.")
abstract class MeasuringCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Prints one JSON object instead of the table.")
    private boolean json;

    abstract Measurement measured();

    @Override
    public final Integer call() {
        Measurement measurement = measured();
        System.out.println(json ? Json.pretty(measurement) : measurement.table());
        return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
