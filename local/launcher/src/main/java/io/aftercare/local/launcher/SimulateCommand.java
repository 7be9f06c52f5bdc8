package io.aftercare.local.launcher;

import io.aftercare.local.launcher.simulate.EventBroker;
import io.aftercare.local.launcher.simulate.EventFile;
import io.aftercare.local.launcher.simulate.EventSink;
import io.aftercare.local.launcher.simulate.TruthFile;
import io.aftercare.local.launcher.talk.Paint;
import io.aftercare.local.merchant.Merchant;
import io.aftercare.local.merchant.MerchantOptions;
import io.aftercare.local.merchant.Plant;
import io.aftercare.local.merchant.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "Simulates a merchant with planted wrongs, whose events go to the running system or to a file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  ./aftercare simulate --days 90 --cases 100000 --seed 7",
            "  ./aftercare simulate --days 30 --cases 2000 --plant bottleneck,carrier --to events.jsonl.gz",
            "Then: curl -s localhost:8080/v1/insights/recommendations -H \"Authorization: Bearer $(./aftercare token --role manager)\""
        })
final class SimulateCommand implements Callable<Integer> {
    private static final String KAFKA = "kafka";

    @Mixin
    private Home home;

    @Option(names = "--days", paramLabel = "N", description = "How long (default: ${DEFAULT-VALUE}).")
    private int days = 90;

    @Option(names = "--cases", paramLabel = "N", description = "How many are opened (default: ${DEFAULT-VALUE}).")
    private int cases = 10_000;

    @Option(names = "--products", paramLabel = "N", description = "How many are sold (default: ${DEFAULT-VALUE}).")
    private int products = 30;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same gives the same merchant (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--plant",
            paramLabel = "WHAT",
            description = "What is wrong with it: all, none, or codes with commas between (default: ${DEFAULT-VALUE}).")
    private String plant = "all";

    @Option(
            names = "--end",
            paramLabel = "INSTANT",
            description = "When it ends, such as 2026-05-04T00:00:00Z; with it the events are the same at any time"
                    + " (default: now).")
    private Instant end;

    @Option(
            names = "--to",
            paramLabel = "kafka|FILE",
            description = "The broker of the running system, or a file, one event a line, gzipped when it ends in .gz"
                    + " (default: ${DEFAULT-VALUE}).")
    private String to = KAFKA;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Where what was planted is written (default: truth.json in the data directory).")
    private Path truth;

    @Override
    public Integer call() {
        Instant until = end == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : end;
        MerchantOptions options = new MerchantOptions("demo", until, days, cases, products, seed, Plant.read(plant));
        // First, as without a running system there is nothing to write to.
        try (EventSink sink =
                to.equals(KAFKA) ? new EventBroker(address(home.running().url(KAFKA))) : new EventFile(Path.of(to))) {
            run(options, sink);
        }
        return ExitCode.OK;
    }

    private void run(MerchantOptions options, EventSink sink) {
        Path file = truth == null ? home.data().resolve("truth.json") : truth;
        AtomicLong events = new AtomicLong();
        AtomicLong deviations = new AtomicLong();
        ProgressBar bar = new ProgressBar("cases", options.cases(), Paint.isTerminal(), System.err);
        TruthFile[] written = new TruthFile[1];
        Merchant merchant = new Merchant(
                options,
                event -> {
                    sink.accept(event);
                    events.incrementAndGet();
                    if (event.type().equals("case.opened")) {
                        bar.step();
                    }
                },
                deviation -> {
                    written[0].add(deviation);
                    deviations.incrementAndGet();
                });
        Truth planted = merchant.truth();
        try (TruthFile told = new TruthFile(directoryOf(file), options, planted)) {
            written[0] = told;
            merchant.run();
        } finally {
            bar.end();
        }
        planted.planted()
                .forEach(it ->
                        System.out.printf("%-16s %-14s %-16s %s%n", it.kind(), it.attribute(), it.value(), it.how()));
        System.out.printf(
                "%d events, %d steps off the path or against a rule; what was planted: %s%n",
                events.get(), deviations.get(), file);
    }

    private static Path directoryOf(Path file) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String address(String url) {
        return url.substring(url.indexOf("//") + 2);
    }
}
