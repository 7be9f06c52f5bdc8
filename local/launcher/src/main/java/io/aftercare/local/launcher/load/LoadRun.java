package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.OwnSystem;
import io.aftercare.local.launcher.system.SystemOptions;
import io.aftercare.local.launcher.talk.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Loads a store of its own, or takes one that was kept, and measures it. */
public final class LoadRun {
    static final Duration TOKENS = Duration.ofHours(12);

    private static final Set<String> PARTS = Set.of("postgres", "kafka", "shop", "ticket");
    private static final int WRITERS = 3;
    private static final long BLOCK = 10_000;
    private static final String LOADED = "loaded.txt";

    private final Path root;
    private final LoadOptions options;
    private final Optional<Path> kept;
    private final Consumer<String> progress;

    /** @param kept where the store is kept; loaded there if the directory is empty, and found there otherwise */
    public LoadRun(Path root, LoadOptions options, Optional<Path> kept, Consumer<String> progress) {
        this.root = root;
        this.options = options;
        this.kept = kept;
        this.progress = progress;
    }

    public Measurement run() {
        boolean loaded = kept.filter(LoadRun::isLoaded).isPresent();
        return OwnSystem.with(
                SystemOptions.of(root).withParts(PARTS), "load", kept, progress, system -> measured(system, loaded));
    }

    private Measurement measured(AftercareSystem system, boolean loaded) {
        Database database = new Database(system.ports().of("postgres"));
        List<Row> rows = new ArrayList<>();
        if (!loaded) {
            rows.addAll(load(system, database));
            write(system.data().resolve(LOADED), options.toString());
        }
        rows.add(Row.exactly("cases", loaded(database, "cases"), "cases", options.cases()));
        rows.add(Row.exactly("messages", loaded(database, "message"), "messages", options.messages()));
        rows.add(Row.of("store", database.count("select pg_database_size(current_database())") / 1e9, "GB"));
        progress.accept("What ran out of time meanwhile is told …");
        AgedTemplates.awaitNothingDue(database);
        Samples samples = Samples.of(database, system.issuer());
        try (ReadBack back = new ReadBack(system.url("ticket"))) {
            rows.add(Row.of("read back through the API, as loaded", back.check(samples), "cases"));
        }
        rows.addAll(new Measuring(system, database, samples, options, progress).rows());
        return new Measurement("load", Environment.here(), rows, List.of(traffic(), Samples.NOTE));
    }

    private String traffic() {
        return "Requests leave by a schedule of " + options.perSecond() + " a second, kinds mixed at random, for "
                + options.measured().toSeconds() + " s after a third as long to warm up; a latency counts from when the"
                + " request should have left. Exports run beside them.";
    }

    private List<Row> load(AftercareSystem system, Database database) {
        Instant start = Instant.now();
        Tables tables = Tables.of(database);
        Vocabulary vocabulary = Vocabulary.load();
        progress.accept("Conversations of every kind are had with the service …");
        List<Template> templates;
        try (Api ticket = new Api(system.url("ticket"))) {
            templates = new Templates(
                            ticket,
                            token(system, "customer", Template.CUSTOMER),
                            token(system, "agent", Template.AGENT),
                            vocabulary)
                    .play();
        }
        progress.accept("Those that are left open grow old …");
        Map<Long, List<Bundle>> bundles =
                new AgedTemplates(database, tables, new BundleReader(database, tables)).of(templates);
        system.stop("ticket");
        Constraints constraints = Constraints.of(database);
        constraints.takeAway();
        Instant writing = Instant.now();
        writeAll(database, tables, new Loader(options, vocabulary, bundles, Instant.now()));
        double seconds = seconds(writing);
        progress.accept("Indexes and keys are put back …");
        constraints.putBack(progress);
        database.query("select setval('ticket.case_number', max(number)) from ticket.cases", row -> row.getLong(1));
        database.update("analyze");
        system.start("ticket");
        return List.of(
                Row.of("written in", seconds, "s"), Row.of("with templates, indexes and keys", seconds(start), "s"));
    }

    /** Block by block, several at a time: the database works for each connection in a process of its own. */
    private void writeAll(Database database, Tables tables, Loader loader) {
        try (BulkTables bulk = new BulkTables(database, tables)) {
            loader.loadCustomers(bulk);
        }
        AtomicLong written = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> blocks = new ArrayList<>();
            for (long first = 0; first < options.cases(); first += BLOCK) {
                long from = first;
                long to = Math.min(first + BLOCK, options.cases());
                blocks.add(threads.submit(() -> {
                    try (BulkTables bulk = new BulkTables(database, tables)) {
                        loader.load(bulk, from, to);
                    }
                    progress.accept("  " + written.addAndGet(to - from) + " of " + options.cases() + " cases");
                }));
            }
            for (Future<?> block : blocks) {
                block.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        } catch (ExecutionException e) {
            throw new LoadFailed("cases could not be written: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static long loaded(Database database, String table) {
        return database.count("select count(*) from ticket." + table + " where tenant <> '" + Template.TENANT + "'");
    }

    private static String token(AftercareSystem system, String role, String subject) {
        return system.issuer().token(role, Template.TENANT, subject, TOKENS);
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    /** What a run that was broken off left behind lacks its keys: better nothing than that. */
    private static boolean isLoaded(Path data) {
        if (Files.exists(data.resolve(LOADED))) {
            return true;
        }
        if (Files.notExists(data)) {
            return false;
        }
        try (Stream<Path> files = Files.list(data)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        data + " is neither empty nor a store that was loaded to its end: name another directory.");
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
