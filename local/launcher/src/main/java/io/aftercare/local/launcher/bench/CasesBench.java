package io.aftercare.local.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.store.Scratch;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.Ports;
import io.aftercare.local.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * CPU seconds for the same work: a case created and read by the service, and by a bare client that sends the database the
 * very same statements, which are taken from the database's own log.
 */
public final class CasesBench {
    private static final Set<String> PARTS = Set.of("postgres", "kafka", "shop", "ticket");
    private static final List<String> RELAYING = List.of("outbox-relay", "kafka-producer");
    private static final int CONVERSATIONS = 50;
    private static final int SETTLED = 20;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final double REACH = 1.6;

    private final Path root;
    private final int rounds;
    private final int pairs;
    private final int warmUp;
    private final Consumer<String> progress;

    public CasesBench(Path root, int rounds, int pairs, int warmUp, Consumer<String> progress) {
        this.root = root;
        this.rounds = rounds;
        this.pairs = pairs;
        this.warmUp = warmUp;
        this.progress = progress;
    }

    /** Milliseconds of CPU for a pair. */
    private record Round(double service, double relaying, double bare) {}

    public Measurement run() {
        try (Scratch scratch = new Scratch("aftercare-bench-cases");
                AftercareSystem system = AftercareSystem.start(SystemOptions.of(root)
                        .withData(scratch.directory())
                        .withPorts(Ports.free())
                        .withParts(PARTS)
                        .withServiceJvm(Parts.productionJvm()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            Database database = new Database(system.ports().of("postgres"));
            StatementLog log = new StatementLog(database, system.logs().file("postgres"));
            String token = system.token("customer", "lin-xiao");
            try (CasesClient client = new CasesClient(system.url("ticket"), token)) {
                List<String> conversations = client.conversations(CONVERSATIONS);
                client.pairs(conversations, SETTLED);
                progress.accept("Writing down what the service sends …");
                BarePlan plan = recorded(log, client, conversations.getFirst(), database);
                try (BareProcess bare = BareProcess.start(scratch.directory(), database.port(), plan);
                        CasesClient bareClient = new CasesClient(bare.url(), token)) {
                    bareClient.pairs(conversations, SETTLED);
                    requireTheSame(plan, log, bareClient, conversations.getFirst());
                    progress.accept("Warming up …");
                    client.pairs(conversations, warmUp);
                    bareClient.pairs(conversations, warmUp);
                    drained(database);
                    List<Round> measured = new ArrayList<>();
                    for (int round = 1; round <= rounds; round++) {
                        progress.accept("Round " + round + " of " + rounds + " …");
                        measured.add(round(system, database, client, bare, bareClient, conversations));
                    }
                    return measurement(plan, measured);
                }
            }
        }
    }

    private BarePlan recorded(StatementLog log, CasesClient client, String conversation, Database database) {
        List<JsonNode> created = new ArrayList<>();
        List<Sent> creating = log.during(() -> created.add(client.create(conversation)));
        String id = created.getFirst().path("id").asText();
        List<Sent> reading = log.during(() -> client.read(id));
        Set<String> kept = new HashSet<>(Set.of(conversation));
        kept.addAll(database.query("select id::text from ticket.customer", row -> row.getString(1)));
        return new BarePlan(
                Recording.of(creating, Set.of(id, conversation), log::types).steps(),
                Recording.of(reading, Set.of(id), log::types).steps(),
                conversation,
                id,
                created.getFirst().path("number").asText().replace("AC-", ""),
                kept);
    }

    /** Otherwise the comparison would mean nothing. */
    private static void requireTheSame(BarePlan plan, StatementLog log, CasesClient bare, String conversation) {
        List<String> ids = new ArrayList<>();
        List<Sent> sent =
                log.during(() -> ids.add(bare.create(conversation).path("id").asText()));
        List<Sent> sentToRead = log.during(() -> bare.read(ids.getFirst()));
        List<String> told = Recording.of(sent, Set.of(ids.getFirst(), conversation), log::types)
                .sql();
        List<String> toldToRead =
                Recording.of(sentToRead, Set.of(ids.getFirst()), log::types).sql();
        if (!told.equals(sql(plan.create())) || !toldToRead.equals(sql(plan.read()))) {
            throw new BenchFailed("the bare client sends other statements than the service:\n" + told + toldToRead
                    + "\nin place of\n" + sql(plan.create()) + sql(plan.read()));
        }
    }

    private static List<String> sql(List<Recording.Step> steps) {
        return steps.stream().map(Recording.Step::sql).toList();
    }

    private Round round(
            AftercareSystem system,
            Database database,
            CasesClient client,
            BareProcess bare,
            CasesClient bareClient,
            List<String> conversations) {
        ProcessHandle service =
                system.process("ticket").orElseThrow(() -> new BenchFailed("the ticket-service has died"));
        ThreadCpu relay = new ThreadCpu(service.pid(), RELAYING);
        double before = millis(service);
        long relayBefore = relay.taken().toMillis();
        client.pairs(conversations, pairs);
        drained(database);
        double ofService = (millis(service) - before) / pairs;
        double ofRelay = (double) (relay.taken().toMillis() - relayBefore) / pairs;
        double bareBefore = millis(bare.process());
        bareClient.pairs(conversations, pairs);
        double ofBare = (millis(bare.process()) - bareBefore) / pairs;
        drained(database);
        return new Round(ofService, ofRelay, ofBare);
    }

    private static double millis(ProcessHandle process) {
        return process.info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new BenchFailed("a process does not say what CPU it takes"))
                        .toNanos()
                / 1e6;
    }

    /** What the relay has still to do belongs to who caused it. */
    private static void drained(Database database) {
        while (database.count("select count(*) from ticket.outbox where relayed_at is null and refused_at is null")
                > 0) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    private Measurement measurement(BarePlan plan, List<Round> measured) {
        double ratio = median(measured, it -> it.service() / it.bare());
        double without = median(measured, it -> (it.service() - it.relaying()) / it.bare());
        return new Measurement(
                "bench cases",
                Environment.here(),
                List.of(
                        Row.of("statements to create a case, either", sent(plan.create()), "statements"),
                        Row.of("statements to read it, either", sent(plan.read()), "statements"),
                        Row.of("CPU of a create-and-read, service", median(measured, Round::service), "ms"),
                        Row.of(
                                "of it the threads that relay its events to Kafka",
                                median(measured, Round::relaying),
                                "ms"),
                        Row.of("CPU of a create-and-read, bare client", median(measured, Round::bare), "ms"),
                        Row.judged("service over bare client", ratio, "", "<= " + REACH, ratio <= REACH),
                        Row.ratio("service without relaying over bare client", without)),
                List.of(
                        "Medians of " + rounds + " rounds of " + pairs + " cases each, the service first and the bare"
                                + " client after it.",
                        "The statements, BEGIN and COMMIT among them and a batch counted once, are those of the"
                                + " database's own log; so are the bare client's, and they were compared.",
                        "The bare client is a Vert.x HTTP server: it checks no token, keeps no rule, writes no event of"
                                + " its own and tells Kafka nothing."));
    }

    private static int sent(List<Recording.Step> steps) {
        return steps.size();
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
