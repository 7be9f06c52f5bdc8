package io.aftercare.local.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.bench.Rounds;
import io.aftercare.local.bench.process.Cores;
import io.aftercare.local.bench.process.Service;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.store.Outbox;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.OwnSystem;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.system.ProcessCpu;
import io.aftercare.local.launcher.system.SystemOptions;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * CPU seconds for the same work: a case created and read by the service, and by a bare client that sends the database the
 * very same statements, which are taken from the database's own log.
 */
public final class CasesBench {
    private static final Set<String> PARTS = Set.of("postgres", "kafka", "shop", "ticket");
    private static final List<String> RELAYING = List.of("outbox-relay", "kafka-producer");
    private static final int CONVERSATIONS = 50;
    private static final int SETTLED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double REACH = 1.6;
    private static final String SERVICE = "CPU of a create-and-read, service";
    private static final String RELAY = "of it the threads that relay its events to Kafka";
    private static final String BARE = "CPU of a create-and-read, bare client";
    private static final String RATIO = "service over bare client";
    private static final String WITHOUT_RELAY = "service without relaying over bare client";

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

    public Measurement run() {
        return OwnSystem.with(
                SystemOptions.of(root).withParts(PARTS).withServiceJvm(Parts.productionJvm()),
                "bench-cases",
                Optional.empty(),
                progress,
                this::measured);
    }

    private Measurement measured(AftercareSystem system) {
        Database database = new Database(system.ports().of("postgres"));
        Outbox outbox = new Outbox(database);
        StatementLog log = new StatementLog(database, system.logs().file("postgres"));
        String token = system.token("customer", "lin-xiao");
        try (CasesClient client = new CasesClient(system.url("ticket"), token)) {
            List<String> conversations = client.conversations(CONVERSATIONS);
            client.pairs(conversations, SETTLED);
            progress.accept("Writing down what the service sends …");
            BarePlan plan = recorded(log, client, conversations.getFirst(), database);
            try (Service bare = bare(system.data(), database, plan);
                    CasesClient bareClient = new CasesClient(bare.url("").toString(), token)) {
                bareClient.pairs(conversations, SETTLED);
                requireTheSame(plan, log, bareClient, conversations.getFirst());
                progress.accept("Warming up …");
                client.pairs(conversations, warmUp);
                bareClient.pairs(conversations, warmUp);
                outbox.drained(0, PATIENCE);
                Rounds measured = new Rounds();
                for (int round = 1; round <= rounds; round++) {
                    progress.accept("Round " + round + " of " + rounds + " …");
                    round(measured, system, outbox, client, bare, bareClient, conversations);
                }
                return measurement(plan, measured);
            }
        }
    }

    /** On a JVM with the same options as the service's, and on any core as the service is. */
    private static Service bare(Path directory, Database database, BarePlan plan) {
        try {
            Path file = Files.writeString(directory.resolve("plan.json"), Json.write(plan));
            return Service.start(
                    "the bare client",
                    Cores.any(),
                    port -> {
                        List<String> command = new ArrayList<>();
                        command.add(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString());
                        command.addAll(Parts.productionJvm());
                        command.addAll(List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                BareServer.class.getName(),
                                String.valueOf(port),
                                String.valueOf(database.port()),
                                file.toString()));
                        return new Service.Command(command, Map.of());
                    },
                    "/health");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                Recording.of(creating, Set.of(id, conversation), log::types),
                Recording.of(reading, Set.of(id), log::types),
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
        if (!told.equals(plan.create().sql()) || !toldToRead.equals(plan.read().sql())) {
            throw new BenchFailed("the bare client sends other statements than the service:\n" + told + toldToRead
                    + "\nin place of\n" + plan.create().sql() + plan.read().sql());
        }
    }

    /** Milliseconds of CPU for a pair. What the relay has still to do belongs to who caused it. */
    private void round(
            Rounds measured,
            AftercareSystem system,
            Outbox outbox,
            CasesClient client,
            Service bare,
            CasesClient bareClient,
            List<String> conversations) {
        ProcessHandle service =
                system.process("ticket").orElseThrow(() -> new BenchFailed("the ticket-service has died"));
        ThreadCpu relay = new ThreadCpu(service.pid(), RELAYING);
        double before = millis(service);
        long relayBefore = relay.taken().toMillis();
        client.pairs(conversations, pairs);
        outbox.drained(0, PATIENCE);
        measured.add(SERVICE, (millis(service) - before) / pairs);
        measured.add(RELAY, (double) (relay.taken().toMillis() - relayBefore) / pairs);
        Duration bareBefore = bare.cpu();
        bareClient.pairs(conversations, pairs);
        measured.add(BARE, bare.cpu().minus(bareBefore).toNanos() / 1e6 / pairs);
        measured.add(RATIO, measured.last(SERVICE) / measured.last(BARE));
        measured.add(WITHOUT_RELAY, (measured.last(SERVICE) - measured.last(RELAY)) / measured.last(BARE));
        outbox.drained(0, PATIENCE);
    }

    private static double millis(ProcessHandle process) {
        return ProcessCpu.of(process).toNanos() / 1e6;
    }

    private Measurement measurement(BarePlan plan, Rounds measured) {
        double ratio = measured.median(RATIO);
        return new Measurement(
                "bench cases",
                Environment.here(),
                List.of(
                        Row.of(
                                "statements to create a case, either",
                                plan.create().steps().size(),
                                "statements"),
                        Row.of(
                                "statements to read it, either",
                                plan.read().steps().size(),
                                "statements"),
                        Row.of(SERVICE, measured.median(SERVICE), "ms"),
                        Row.of(RELAY, measured.median(RELAY), "ms"),
                        Row.of(BARE, measured.median(BARE), "ms"),
                        Row.judged(RATIO, ratio, "", "<= " + REACH, ratio <= REACH),
                        Row.ratio(WITHOUT_RELAY, measured.median(WITHOUT_RELAY))),
                List.of(
                        "Medians of " + rounds + " rounds of " + pairs + " cases each, the service first and the bare"
                                + " client after it.",
                        "The statements, BEGIN and COMMIT among them and a batch counted once, are those of the"
                                + " database's own log; so are the bare client's, and they were compared.",
                        "The bare client is a Vert.x HTTP server: it checks no token, keeps no rule, writes no event of"
                                + " its own and tells Kafka nothing."));
    }
}
