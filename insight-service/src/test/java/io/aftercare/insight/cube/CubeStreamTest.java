package io.aftercare.insight.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream on a real broker, as it is killed, joined and left, and told things late, twice and in disorder. */
class CubeStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CASES = 400;

    private static StreamRig rig;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        rig = new StreamRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void lateReorderedAndRepeatedEventsGiveWhatOrderedOnesGiveAndNothingStopsTheStream() {
        List<EventEnvelope> events = SomeCases.of("disorder", CASES, 1);
        List<EventEnvelope> arriving = new ArrayList<>(events);
        arriving.addAll(events.subList(0, events.size() / 3));
        Collections.shuffle(arriving, new Random(2));
        String good = EventCodec.write(events.getFirst());

        rig.send(arriving.subList(0, arriving.size() / 2));
        send("no json at all");
        send(good.replace("case.opened", "case.exploded"));
        send(good.replace("\"disorder\"", "\"" + "x".repeat(1 << 20) + "\""));
        send(good.replace("2026-05-0", "9999-05-0"));
        rig.send(Topic.CASES.topicName(), "none", null);
        List<EventEnvelope> sparse = withoutWhatMayBeMissing("sparse");
        rig.send(sparse);
        rig.send(List.of(
                at(Instant.now().plus(Duration.ofDays(30)), "disorder"),
                at(Instant.parse("2026-03-01T00:00:00Z"), "disorder")));
        rig.send(arriving.subList(arriving.size() / 2, arriving.size()));

        try (KafkaStreams streams = stream("disorder", "one")) {
            awaitCells("disorder", "disorder", CubeModel.of(events));
            awaitCells("disorder", "sparse", CubeModel.of(sparse));
        }
        List<String> reasons = rig.all(Topic.CASES.deadLetterName()).stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains("\"disorder\""))
                .map(record -> new String(
                        record.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(reasons).anyMatch(reason -> reason.startsWith("it is from the future"));
        assertThat(reasons).anyMatch(reason -> reason.startsWith("it is too late for the cube"));
    }

    @Test
    void aStreamThatIsKilledComesToWhatAnUndisturbedOneComesTo() throws IOException, InterruptedException {
        List<EventEnvelope> events = SomeCases.of("killed", CASES, 3);
        Random random = new Random(4);
        int sent = 0;
        for (int kill = 0; kill < 3; kill++) {
            Map<String, String> before = kill == 0 ? Map.of() : rig.cells("killed", "killed");
            Process process = process("killed", "one");
            int upTo = (kill + 1) * events.size() / 4;
            rig.send(events.subList(sent, upTo));
            sent = upTo;
            awaitOtherCells("killed", "killed", before);
            // In the midst of what comes next.
            rig.send(events.subList(sent, sent + events.size() / 20));
            sent += events.size() / 20;
            Thread.sleep(random.nextInt(200));
            process.destroyForcibly().waitFor();
        }
        rig.send(events.subList(sent, events.size()));

        try (KafkaStreams streams = stream("killed", "one")) {
            awaitCells("killed", "killed", CubeModel.of(events));
        }
    }

    @Test
    void aSecondInstanceThatComesAndGoesChangesNothing() {
        List<EventEnvelope> events = SomeCases.of("joined", CASES, 5);
        int third = events.size() / 3;
        rig.send(events.subList(0, third));

        try (KafkaStreams first = stream("joined", "one")) {
            awaitOtherCells("joined", "joined", Map.of());
            try (KafkaStreams second = stream("joined", "two")) {
                await().atMost(PATIENCE)
                        .until(() -> !second.metadataForLocalThreads().isEmpty()
                                && second.metadataForLocalThreads().stream()
                                        .anyMatch(
                                                thread -> !thread.activeTasks().isEmpty()));
                rig.send(events.subList(third, 2 * third));
                awaitCells("joined", "joined", CubeModel.of(events.subList(0, 2 * third)));
            }
            rig.send(events.subList(2 * third, events.size()));
            awaitCells("joined", "joined", CubeModel.of(events));
        }
    }

    private static void awaitCells(String stream, String tenant, Map<String, String> expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(UnknownTopicOrPartitionException.class)
                .untilAsserted(() -> assertThat(rig.cells(stream, tenant)).isEqualTo(expected));
    }

    private static void awaitOtherCells(String stream, String tenant, Map<String, String> known) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> !rig.cells(stream, tenant).equals(known));
    }

    private KafkaStreams stream(String name, String instance) {
        return StreamMain.start(rig.broker(), directory.resolve(instance).toString(), name);
    }

    private Process process(String name, String instance) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamMain.class.getName(),
                        rig.broker(),
                        directory.resolve(instance).toString(),
                        name)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(instance + ".log").toFile())
                .start();
    }

    private static void send(String text) {
        rig.send(Topic.CASES.topicName(), "any", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The log takes these, so the cube must, too. */
    private static List<EventEnvelope> withoutWhatMayBeMissing(String tenant) {
        UUID caseId = UUID.randomUUID();
        Clock may = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);
        return List.of(
                EventEnvelope.of(
                        new CaseOpened(caseId, null, CaseKind.RETURN, null, null, null, null, false, null),
                        tenant,
                        "/test",
                        may),
                EventEnvelope.of(
                        new CaseStatusChanged(caseId, null, CaseStatus.RESOLVED, null, null), tenant, "/test", may));
    }

    private static EventEnvelope at(Instant at, String tenant) {
        return EventEnvelope.of(
                new CaseOrderLinked(UUID.randomUUID()), tenant, "/test", Clock.fixed(at, ZoneOffset.UTC));
    }
}
