package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Script;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.OwnSystem;
import io.aftercare.local.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Uses a system of its own steadily while each part is stopped and started again in turn, as an upgrade does, and asks
 * what clients noticed, whether everything arrived, and whether memory stays where it is.
 */
public final class SoakRun {
    /** In the order in which an upgrade would take them; the shop is somebody else's. */
    private static final List<String> RESTARTED =
            List.of("insight", "intent", "reply", "ticket", "gateway", "kafka", "postgres");

    private static final List<String> WATCHED = List.of("gateway", "intent", "reply", "ticket", "insight", "kafka");
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Whoever is refused waits longer each time, or those who wait would be the load. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** As on a bad mobile network: the answer was given, and the client asks again. */
    private static final double LOST_ANSWERS = 0.01;

    /** What is written between the last look and the end of ticket-service goes out after its next start. */
    private static final int QUIET_ATTEMPTS = 5;

    private final Path root;
    private final SoakOptions options;
    private final Optional<Path> kept;
    private final Consumer<String> progress;

    /** @param kept where data and logs stay; empty to leave none */
    public SoakRun(Path root, SoakOptions options, Optional<Path> kept, Consumer<String> progress) {
        this.root = root;
        this.options = options;
        this.kept = kept;
        this.progress = progress;
    }

    public Measurement run() {
        return OwnSystem.with(SystemOptions.of(root).withStartPatience(PATIENCE), "soak", kept, progress, this::soak);
    }

    private Measurement soak(AftercareSystem system) {
        Database database = new Database(system.ports().of("postgres"));
        Ledger ledger = new Ledger();
        List<Restart> restarts = new ArrayList<>();
        Injector injector = new Injector(system, database, new Random(options.seed()));
        Instant began = Instant.now();
        int visits;
        ProcessWatch processes = new ProcessWatch(system, WATCHED, options.settling());
        try (processes;
                PersistentClient client = new PersistentClient(
                        system.url("gateway"),
                        ledger,
                        true,
                        LOST_ANSWERS,
                        new Random(options.seed()),
                        TIMEOUT,
                        LONGEST_PAUSE);
                Visitors visitors = new Visitors(
                        Script.demo(),
                        options.rate(),
                        script -> new Visit(script, client, ledger, system.token("customer", script.customer()))
                                .play())) {
            Instant end = began.plus(options.length());
            for (int number = 0; Instant.now().isBefore(end); number++) {
                Injector.pause(shorter(options.restartEvery(), Duration.between(Instant.now(), end)));
                if (Instant.now().isBefore(end)) {
                    restarts.add(restart(injector, RESTARTED.get(number % RESTARTED.size())));
                    progress.accept(String.format(
                            "%s: %s restarted, ready after %.1f s; %d acknowledged, %d repeated, %d refused, %d inside",
                            Duration.between(began, Instant.now()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                            restarts.getLast().part(),
                            restarts.getLast().seconds(),
                            ledger.acknowledged().size(),
                            ledger.repeats(),
                            ledger.refusals().size(),
                            visitors.inside()));
                }
            }
            visits = visitors.finish(PATIENCE);
        }
        Duration load = Duration.between(began, Instant.now());
        progress.accept("Waiting until everything has arrived …");
        boolean rested = quiet(system, database);
        History history = new HistoryReader(
                        database, new Topics("localhost:" + system.ports().of("kafka")))
                .read(ledger.acknowledged());
        return new SoakReport(options, load, visits, restarts, rested, ledger, history, processes, WATCHED)
                .measurement();
    }

    /** Until nothing is on its way and nobody writes any more: turns are caught up and promises watched without customers. */
    private static boolean quiet(AftercareSystem system, Database database) {
        system.stop("gateway");
        for (int attempt = 0; attempt < QUIET_ATTEMPTS && ChaosRun.rest(database); attempt++) {
            system.stop("ticket");
            if (ChaosRun.waiting(database) == 0) {
                return ChaosRun.rest(database);
            }
            system.start("ticket");
        }
        return false;
    }

    private static Restart restart(Injector injector, String part) {
        Instant stopped = Instant.now();
        injector.restart(part);
        return new Restart(part, Duration.between(stopped, Instant.now()).toMillis() / 1000.0);
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }

    /** @param seconds from the order to stop until it was ready again */
    record Restart(String part, double seconds) {}
}
