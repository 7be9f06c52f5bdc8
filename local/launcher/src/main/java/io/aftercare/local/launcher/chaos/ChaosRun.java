package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.OwnSystem;
import io.aftercare.local.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Starts a system of its own, breaks it under load as planned, lets it come to rest, and reads its history. */
public final class ChaosRun {
    /** As on a bad mobile network. */
    private static final double LOST_ANSWERS = 0.05;

    private static final Set<String> PARTS = Set.of("postgres", "kafka", "shop", "ticket", "insight");
    private static final int CLIENTS = 6;
    private static final Duration REST_PATIENCE = Duration.ofMinutes(3);
    private static final Duration REST_POLL = Duration.ofMillis(500);
    private static final int WARM = 20;
    private static final int TAMPER_EVERY = 3;

    private static final String WAITING = "select count(*) from ticket.outbox where relayed_at is null";
    private static final String WRITTEN = "select count(*) from ticket.outbox";
    private static final String CONSUMED = "select count(*) from insight.event";

    private final Path root;
    private final int faults;
    private final long seed;
    private final Optional<Breakage> breakage;
    private final Duration longest;
    private final Optional<Path> kept;
    private final Consumer<String> progress;

    /**
     * @param breakage what a system with a mistake would do, besides the faults; empty for the real one
     * @param longest after so long no more faults are made, however many were asked for
     * @param kept where data and logs stay; empty to leave none
     */
    public ChaosRun(
            Path root,
            int faults,
            long seed,
            Optional<Breakage> breakage,
            Duration longest,
            Optional<Path> kept,
            Consumer<String> progress) {
        this.root = root;
        this.faults = faults;
        this.seed = seed;
        this.breakage = breakage;
        this.longest = longest;
        this.kept = kept;
        this.progress = progress;
    }

    public ChaosReport run() {
        return OwnSystem.with(SystemOptions.of(root).withParts(PARTS), "chaos", kept, progress, this::breakAndCheck);
    }

    private ChaosReport breakAndCheck(AftercareSystem system) {
        Database database = new Database(system.ports().of("postgres"));
        Topics topics = new Topics("localhost:" + system.ports().of("kafka"));
        Injector injector = new Injector(system, database, new Random(seed));
        Ledger ledger = new Ledger();
        List<PlannedFault> plan = FaultPlan.of(faults, seed);
        Instant began = Instant.now();
        int metRequests = 0;
        int made = 0;
        int stories;
        try (PersistentClient client = new PersistentClient(
                        system.url("ticket"),
                        ledger,
                        breakage.filter(Breakage.NEW_KEYS::equals).isEmpty(),
                        LOST_ANSWERS,
                        new Random(~seed));
                Crowd crowd = new Crowd(
                        CLIENTS, number -> story(system, client, ledger, number).play())) {
            while (ledger.acknowledged().size() < WARM) {
                Injector.pause(REST_POLL);
            }
            for (int number = 0; number < plan.size() && within(began); number++) {
                made++;
                PlannedFault planned = plan.get(number);
                Injector.pause(planned.after());
                metRequests += ledger.open() > 0 ? 1 : 0;
                injector.inject(planned);
                if (number % TAMPER_EVERY == 0) {
                    breakage.ifPresent(mistake -> make(mistake, injector, database, topics));
                }
                progress.accept(String.format(
                        "%d of %d: %s; %d acknowledged, %d repeated",
                        number + 1,
                        plan.size(),
                        planned.fault().words(),
                        ledger.acknowledged().size(),
                        ledger.repeats()));
            }
            injector.startAll();
            stories = crowd.finish();
        }
        Duration load = Duration.between(began, Instant.now());
        progress.accept("Waiting until everything has arrived …");
        boolean rested = rest(database);
        History history = new HistoryReader(database, topics).read(ledger.acknowledged());
        return new ChaosReport(
                plan.subList(0, made), seed, breakage, load, stories, metRequests, rested, ledger, history);
    }

    private boolean within(Instant began) {
        return Duration.between(began, Instant.now()).compareTo(longest) < 0;
    }

    private Story story(AftercareSystem system, PersistentClient client, Ledger ledger, int number) {
        return new Story(
                number,
                client,
                ledger,
                system.token("customer", "lin-xiao"),
                system.token("agent", "agent-1"),
                new Random(seed * 31 + number));
    }

    private static void make(Breakage mistake, Injector injector, Database database, Topics topics) {
        switch (mistake) {
            case MARKS_FIRST ->
                injector.tamper(
                        () -> database.update("update ticket.outbox set relayed_at = now() where relayed_at is null"));
            case OUT_OF_ORDER ->
                injector.tamper(() -> database.query(
                                "select topic, key, payload from (select *, row_number() over"
                                        + " (partition by topic, key order by position desc) as last, count(*) over"
                                        + " (partition by topic, key) as waiting from ticket.outbox"
                                        + " where relayed_at is null) as queue where last = 1 and waiting > 1",
                                row -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .forEach(event -> topics.publish(event.get(0), event.get(1), event.get(2))));
            case NEW_KEYS -> {
                // The clients make this one.
            }
        }
    }

    /** Events that are written and not yet on a topic. */
    static long waiting(Database database) {
        return database.count(WAITING);
    }

    /** Whether everything that was written has reached the consumer in time. */
    static boolean rest(Database database) {
        Instant deadline = Instant.now().plus(REST_PATIENCE);
        long before = -1;
        Instant changed = Instant.now();
        while (Instant.now().isBefore(deadline)) {
            long consumed = database.count(CONSUMED);
            if (database.count(WAITING) == 0 && consumed >= database.count(WRITTEN)) {
                return true;
            }
            if (consumed != before) {
                before = consumed;
                changed = Instant.now();
            } else if (database.count(WAITING) == 0 && changed.plusSeconds(30).isBefore(Instant.now())) {
                return false;
            }
            Injector.pause(REST_POLL);
        }
        return false;
    }
}
