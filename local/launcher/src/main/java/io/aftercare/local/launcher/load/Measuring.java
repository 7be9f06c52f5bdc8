package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.ProcessMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Asks a loaded service what people ask, with exports beside it, and looks at what exports cost it in memory. */
final class Measuring {
    private static final int EXPORTED = 10_000;
    private static final int WARM_UP_PART = 3;
    private static final Duration BETWEEN_EXPORTS = Duration.ofSeconds(3);

    /** What the heap of a service that does the same may differ by from one look to the next. */
    private static final double NOISE_MEGABYTES = 10;

    private final AftercareSystem system;
    private final Database database;
    private final Samples samples;
    private final LoadOptions options;
    private final Consumer<String> progress;
    private final String largest = Tenants.name(0);

    Measuring(
            AftercareSystem system,
            Database database,
            Samples samples,
            LoadOptions options,
            Consumer<String> progress) {
        this.system = system;
        this.database = database;
        this.samples = samples;
        this.options = options;
        this.progress = progress;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Export export = new Export(system.url("ticket"))) {
            rows.addAll(traffic(export));
            rows.addAll(memory(export));
        }
        return rows;
    }

    private List<Row> traffic(Export export) {
        Latency csv = new Latency();
        Latency jsonl = new Latency();
        Map<Question, Latency> latencies;
        AtomicBoolean over = new AtomicBoolean();
        String since = since();
        try (Traffic traffic = new Traffic(system.url("ticket"), samples, options.perSecond(), options.seed());
                ExecutorService exporting = Executors.newSingleThreadExecutor()) {
            progress.accept("Warming up …");
            traffic.leafThrough();
            traffic.run(options.measured().dividedBy(WARM_UP_PART));
            progress.accept("Measuring …");
            Future<?> exports = exporting.submit(() -> {
                while (!over.get()) {
                    csv.record(timed(export, "csv", since));
                    jsonl.record(timed(export, "jsonl", since));
                    pause();
                }
            });
            try {
                latencies = traffic.run(options.measured());
            } finally {
                over.set(true);
            }
            exports.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        } catch (ExecutionException e) {
            throw new LoadFailed("an export failed: " + e.getCause().getMessage(), e.getCause());
        }
        List<Row> rows = new ArrayList<>();
        latencies.forEach((question, latency) -> rows.addAll(rows(question, latency)));
        rows.add(Row.of("export of 10,000 rows beside it, CSV p50", csv.percentile(50), "ms"));
        rows.add(Row.of("export of 10,000 rows beside it, CSV p95", csv.percentile(95), "ms"));
        rows.add(Row.of("export of 10,000 rows beside it, JSON lines p50", jsonl.percentile(50), "ms"));
        rows.add(Row.of("export of 10,000 rows beside it, JSON lines p95", jsonl.percentile(95), "ms"));
        return rows;
    }

    private static List<Row> rows(Question question, Latency latency) {
        double p95 = latency.percentile(95);
        return List.of(
                Row.of(question.title() + ", p50", latency.percentile(50), "ms"),
                Row.judged(
                        question.title() + ", p95",
                        p95,
                        "ms",
                        "< " + (long) question.p95Millis(),
                        p95 < question.p95Millis()),
                Row.of(question.title() + ", p99 of " + latency.count(), latency.percentile(99), "ms"));
    }

    private Duration timed(Export export, String format, String since) {
        Instant start = Instant.now();
        Export.Size size = export.read(
                "/v1/exports/cases?format=" + format + "&since=" + since, samples.token(largest), lines -> {});
        long header = format.equals("csv") ? 1 : 0;
        if (size.lines() - header < Math.min(EXPORTED, casesOfLargest())) {
            throw new LoadFailed("an export has " + size.lines() + " lines, which is too few");
        }
        return Duration.between(start, Instant.now());
    }

    /** When the ten thousandth case of the largest tenant was opened, counted from the newest. */
    private String since() {
        long before = Math.min(EXPORTED, casesOfLargest()) - 1;
        return database.query(
                        "select to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from ticket.cases"
                                + " where tenant = '" + largest + "' order by opened_at desc offset " + before
                                + " limit 1",
                        row -> row.getString(1))
                .getFirst();
    }

    private long casesOfLargest() {
        return database.count("select count(*) from ticket.cases where tenant = '" + largest + "'");
    }

    /** In the middle of an export its reader stops, and what the service holds then is looked at. */
    private List<Row> memory(Export export) {
        progress.accept("Exporting everything …");
        ProcessHandle process = system.process("ticket").orElseThrow(() -> new LoadFailed("the service has died"));
        LiveHeap heap = new LiveHeap(system.url("ticket"), process.pid());
        long tasks = database.count("select count(*) from ticket.task where tenant = '" + largest + "'");
        double before = heap.megabytes();
        List<Double> held = new ArrayList<>();
        Instant start = Instant.now();
        List<Long> looks = List.of(Math.min(EXPORTED, tasks / 4), tasks / 2, tasks * 9 / 10);
        Export.Size size = export.read("/v1/exports/tasks?format=jsonl", samples.token(largest), lines -> {
            if (looks.contains(lines)) {
                pause();
                held.add(heap.megabytes());
            }
        });
        double seconds = Duration.between(start, Instant.now())
                        .minus(BETWEEN_EXPORTS.multipliedBy(looks.size()))
                        .toMillis()
                / 1000.0;
        if (size.lines() != tasks) {
            throw new LoadFailed("the export has " + size.lines() + " of " + tasks + " rows");
        }
        double most = held.stream().mapToDouble(it -> it).max().orElseThrow();
        return List.of(
                Row.of("export of all tasks of a merchant", size.lines(), "rows"),
                Row.of("its size", size.bytes() / 1e6, "MB"),
                Row.of("its rate, the reader's pauses left out", size.lines() / seconds, "rows/s"),
                Row.of("live heap before", before, "MB"),
                Row.of("live heap after " + looks.get(0) + " rows, the reader paused", held.get(0), "MB"),
                Row.of("live heap in its middle, the reader paused", held.get(1), "MB"),
                Row.judged(
                        "live heap at nine tenths, the reader paused",
                        held.get(2),
                        "MB",
                        "< " + Math.round(held.get(0) + NOISE_MEGABYTES) + " at every look",
                        most < held.get(0) + NOISE_MEGABYTES),
                Row.of("resident memory after it", ProcessMemory.ownMegabytes(process), "MB"));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_EXPORTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted", e);
        }
    }
}
