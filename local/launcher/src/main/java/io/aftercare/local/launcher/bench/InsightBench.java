package io.aftercare.local.launcher.bench;

import io.aftercare.events.EventCodec;
import io.aftercare.events.Topic;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.OwnSystem;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.ProcessCpu;
import io.aftercare.local.launcher.system.SystemOptions;
import io.aftercare.mining.DurationTally;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
import io.aftercare.mining.cube.Step;
import io.aftercare.mining.cube.Timeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the stream of figures takes for an event, by the CPU seconds of its thread and of the whole service; how soon an
 * event is in log and cube; and how fast maps are merged from a cube of 90 days.
 */
public final class InsightBench {
    private static final Set<String> PARTS = Set.of("postgres", "kafka", "insight");
    private static final List<String> STREAM = List.of("insight-cube-", "kafka-producer-", "rocksdb:");
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int MAPS = 30;
    private static final Map<String, String> FILTERS = Map.of(
            "no filter", "",
            "a product", "&product=product-7",
            "a carrier", "&carrier=carrier-3",
            "a region", "&region=region-12",
            "a channel", "&channel=channel-1");

    private final Path root;
    private final int events;
    private final int cases;
    private final int probes;
    private final Consumer<String> progress;

    public InsightBench(Path root, int events, int cases, int probes, Consumer<String> progress) {
        this.root = root;
        this.events = events;
        this.cases = cases;
        this.probes = probes;
        this.progress = progress;
    }

    public Measurement run() {
        return OwnSystem.with(
                SystemOptions.of(root).withParts(PARTS).withServiceJvm(Parts.productionJvm()),
                "bench-insight",
                Optional.empty(),
                progress,
                this::measured);
    }

    private Measurement measured(AftercareSystem system) {
        Database database = new Database(system.ports().of("postgres"));
        String broker = "localhost:" + system.ports().of("kafka");
        List<Row> rows = new ArrayList<>();
        try (EventFlood flood = new EventFlood(broker)) {
            progress.accept("Warming up …");
            counted(database, "warm-up", flood.send("warm-up", events / 3, yesterday()));
            progress.accept(events + " events …");
            rows.addAll(throughput(system, database, flood, broker));
            progress.accept(probes + " events one by one …");
            rows.addAll(visibility(database, flood));
            rows.addAll(alerts(database, flood));
        }
        rows.add(bytesOfOpenCase());
        progress.accept("A cube of " + cases + " cases …");
        rows.addAll(maps(system, database));
        return new Measurement(
                "bench insight",
                Environment.here(),
                rows,
                List.of(
                        "Per core means per second of CPU. The stream's thread decodes each event, keeps timelines and"
                                + " slices, and writes both changelogs; the service besides stores the event log,"
                                + " checks conformance, and writes slices to PostgreSQL.",
                        "Visible means that the row is committed in PostgreSQL, seen by asking every 5 ms.",
                        "The cube of the maps was filled by the classes of the stream, not through Kafka."));
    }

    private static Instant yesterday() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    }

    private List<Row> throughput(AftercareSystem system, Database database, EventFlood flood, String broker) {
        ProcessHandle service =
                system.process("insight").orElseThrow(() -> new BenchFailed("the insight-service has died"));
        ThreadCpu stream = new ThreadCpu(service.pid(), STREAM);
        Duration streamBefore = stream.taken();
        double serviceBefore = seconds(service);
        Instant begun = Instant.now();
        int sent = flood.send("flood", events, yesterday());
        counted(database, "flood", sent);
        double wall = Duration.between(begun, Instant.now()).toMillis() / 1e3;
        awaited(
                "the log",
                200,
                () -> database.count("select count(*) from insight.event where tenant = 'flood'")
                        == (long) sent * EventFlood.EVENTS_OF_CASE);
        double ofStream = stream.taken().minus(streamBefore).toMillis() / 1e3;
        double ofService = seconds(service) - serviceBefore;
        int all = sent * EventFlood.EVENTS_OF_CASE;
        double decoding = decoding(broker);
        return List.of(
                Row.of("events, from sending the first to the last in the cube", all / wall, "events/s"),
                Row.judged(
                        "stream, events per core", all / ofStream, "events/s", ">= 100000", all / ofStream >= 100_000),
                Row.of("whole service, events per core", all / ofService, "events/s"),
                Row.of("consumer that only decodes, events per core", decoding, "events/s"),
                Row.judged(
                        "stream over a consumer that only decodes",
                        all / ofStream / decoding,
                        "",
                        ">= 0.5",
                        all / ofStream / decoding >= 0.5));
    }

    /** Reads the whole topic twice; the first time is to warm up. */
    private double decoding(String broker) {
        decoded(broker);
        double before = ownSeconds();
        long records = decoded(broker);
        return records / (ownSeconds() - before);
    }

    private static long decoded(String broker) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "fetch.min.bytes", "100000"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CASES.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long records = 0;
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    records += EventCodec.read(record.value()).id() == null ? 0 : 1;
                }
            }
            return records;
        }
    }

    private List<Row> visibility(Database database, EventFlood flood) {
        Latency log = new Latency();
        Latency cube = new Latency();
        for (int n = 0; n < probes; n++) {
            String tenant = "probe-" + n;
            Instant sent = Instant.now();
            flood.send(EventFlood.opening(tenant));
            flood.flush();
            awaited(
                    "the log",
                    5,
                    () -> database.count("select count(*) from insight.event where tenant = '" + tenant + "'") == 1);
            log.record(Duration.between(sent, Instant.now()));
            awaited(
                    "the cube",
                    5,
                    () -> database.count(
                                    "select count(*) from insight.slice where opened > 0 and tenant = '" + tenant + "'")
                            > 0);
            cube.record(Duration.between(sent, Instant.now()));
        }
        return List.of(
                Row.of("event to log, p50", log.percentile(50), "ms"),
                Row.of("event to log, p99", log.percentile(99), "ms"),
                Row.of("event to cube, p50", cube.percentile(50), "ms"),
                Row.judged("event to cube, p99", cube.percentile(99), "ms", "< 1000", cube.percentile(99) < 1_000));
    }

    /** From sending what a case must not do to the alert that names the case. */
    private List<Row> alerts(Database database, EventFlood flood) {
        Latency alert = new Latency();
        for (int n = 0; n < probes; n++) {
            String tenant = "astray-" + n;
            Instant sent = Instant.now();
            EventFlood.refundBeforeReceipt(tenant).forEach(flood::send);
            flood.flush();
            awaited(
                    "the alerts",
                    5,
                    () -> database.count("select count(*) from insight.deviation where tenant = '" + tenant + "'") > 0);
            alert.record(Duration.between(sent, Instant.now()));
        }
        return List.of(
                Row.of("deviation to alert, p50", alert.percentile(50), "ms"),
                Row.judged(
                        "deviation to alert, p99", alert.percentile(99), "ms", "< 5000", alert.percentile(99) < 5_000));
    }

    /** Of open cases, each somewhere between its opening and its ninth step, as the stream keeps them. */
    private static Row bytesOfOpenCase() {
        Random random = new Random(3);
        long bytes = 0;
        int sample = 10_000;
        for (int n = 0; n < sample; n++) {
            Timeline timeline = Timeline.empty();
            long at = Instant.parse("2026-05-04T09:00:00Z").toEpochMilli() + random.nextInt(86_400_000);
            for (int step = 0; step <= n % (EventFlood.EVENTS_OF_CASE - 1); step++) {
                UUID id = new UUID(at << 16 | random.nextInt(1 << 12) | 0x7000, random.nextLong());
                List<Integer> segment = step == 0 ? List.of(1, 2, 3, 0, 4, 120, 0, 0, 0, 60, 70, 9, 0) : List.of();
                timeline = timeline.with(new Step(at, id, 20 + step, step == 0 ? 1 : 0, segment));
                at += 1 + random.nextInt(3_600_000);
            }
            bytes += timeline.bytes().length;
        }
        double mean = (double) bytes / sample;
        return Row.judged("state of an open case of 1 to 9 events, mean", mean, "bytes", "<= 200", mean <= 200);
    }

    private List<Row> maps(AftercareSystem system, Database database) {
        LocalDate end = LocalDate.now(ZoneOffset.UTC);
        long slices = new FilledCube().fill(database, cases, end.minusDays(FilledCube.DAYS));
        String token = system.issuer().token("manager", FilledCube.TENANT, "bench", Duration.ofHours(1));
        String url = system.url("insight") + "/v1/insights/process-map?from=" + end.minusDays(FilledCube.DAYS)
                + "T00:00:00Z&to=" + end + "T00:00:00Z";
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("rows of the cube", slices, "rows"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            FILTERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(filter -> {
                Latency times = new Latency();
                for (int n = 0; n < MAPS; n++) {
                    Instant asked = Instant.now();
                    String map = get(client, URI.create(url + filter.getValue()), token);
                    if (n >= MAPS / 3) {
                        times.record(Duration.between(asked, Instant.now()));
                    }
                    if (filter.getValue().isEmpty() && !map.contains("\"cases\":" + cases)) {
                        throw new BenchFailed("the map is not of " + cases + " cases");
                    }
                }
                rows.add(Row.judged(
                        "process map, 90 days, " + filter.getKey() + ", p50",
                        times.percentile(50),
                        "ms",
                        "< 300",
                        times.percentile(50) < 300));
                rows.add(Row.of("p95", times.percentile(95), "ms"));
            });
        }
        return rows;
    }

    private static String get(HttpClient client, URI uri, String token) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new BenchFailed("the process map was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchFailed("the process map was not answered: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    /** Waits until the cube has every pair of every case. */
    private static void counted(Database database, String tenant, int cases) {
        long pairs = (long) cases * (EventFlood.EVENTS_OF_CASE - 1);
        awaited(
                "the cube",
                200,
                () -> database
                                .query(
                                        "select cells from insight.slice where kind = '*' and cells <> '' and tenant = '"
                                                + tenant + "'",
                                        row -> pairs(row.getBytes(1)))
                                .stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        == pairs);
    }

    private static long pairs(byte[] slice) {
        DurationTally pairs = new DurationTally();
        Slice.read(slice, (cell, times) -> {
            if (cell.measure().equals(Measure.FOLLOWS)) {
                pairs.merge(times);
            }
        });
        return pairs.histogram().count();
    }

    private static void awaited(String what, int everyMillis, BooleanSupplier there) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!there.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new BenchFailed(what + " has not taken in what was sent within " + PATIENCE.toMinutes() + " min");
            }
            try {
                Thread.sleep(everyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailed("interrupted");
            }
        }
    }

    private static double seconds(ProcessHandle process) {
        return ProcessCpu.of(process).toNanos() / 1e9;
    }

    private static double ownSeconds() {
        return seconds(ProcessHandle.current());
    }
}
