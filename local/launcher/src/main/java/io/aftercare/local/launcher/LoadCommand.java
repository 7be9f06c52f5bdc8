package io.aftercare.local.launcher;

import io.aftercare.local.launcher.load.LoadOptions;
import io.aftercare.local.launcher.load.LoadRun;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

@Command(
        name = "load",
        description = "Loads a store of its own with very many cases and messages, and measures what the service then"
                + " answers: queues, search, a case, exports.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "A million cases need 25 GB of disk and half an hour; --data keeps them for another measurement.",
            "",
            "Exit codes: 0 measured, and every figure reaches what it should; 1 otherwise."
        })
final class LoadCommand implements Callable<Integer> {
    @Option(names = "--cases", paramLabel = "N", description = "How many cases (default: ${DEFAULT-VALUE}).")
    private long cases = 1_000_000;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "How many messages, 2 to 8 for each case (default: 5 for each).")
    private Long messages;

    @Option(names = "--seed", paramLabel = "S", description = "Fixes who writes what (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second while it is measured (default: ${DEFAULT-VALUE}).")
    private double rate = 20;

    @Option(names = "--seconds", paramLabel = "N", description = "How long it is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 90;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the store there, or measures the one that was kept there (default: none is kept).")
    private Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes one JSON object there.")
    private Path json;

    @Override
    public Integer call() {
        LoadOptions options = new LoadOptions(
                cases, messages == null ? 5 * cases : messages, seed, rate, Duration.ofSeconds(seconds));
        Measurement measurement =
                new LoadRun(Home.root(), options, Optional.ofNullable(data), System.err::println).run();
        System.out.println(measurement.table());
        if (json != null) {
            write(measurement);
        }
        return measurement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void write(Measurement measurement) {
        try {
            Files.writeString(json, Json.pretty(measurement) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the figures cannot be written to " + json + ": " + e.getMessage(), e);
        }
    }
}
