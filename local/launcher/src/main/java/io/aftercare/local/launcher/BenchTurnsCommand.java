package io.aftercare.local.launcher;

import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.TurnBench;
import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "turns",
        description = "Latency of turns that the knowledge base answers, throughput, and where the time goes, with 1, 8"
                + " and 32 conversations in flight.")
final class BenchTurnsCommand extends MeasuringCommand {
    @Mixin
    private Home home;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each level is held (default: 15).")
    private int seconds = 15;

    @Override
    Measurement measured() {
        if (seconds < 1) {
            throw new IllegalArgumentException("--seconds must be at least 1.");
        }
        RunningSystem system = home.running();
        try (Api gateway = new Api(system.url("gateway"))) {
            return new TurnBench(
                            gateway,
                            customer -> system.token(Person.CUSTOMER_ROLE, customer),
                            Duration.ofSeconds(seconds),
                            System.err::println)
                    .run();
        }
    }
}
