package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.EventCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    private static final String[] MERCHANT = {
        "simulate", "--days", "20", "--cases", "400", "--seed", "3", "--end", "2026-05-04T00:00:00Z"
    };

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void theEventsGoToAFileAndWhatWasPlantedBesideIt() throws IOException {
        Path truth = directory.resolve("truth.json");

        List<String> events = simulate("a.jsonl.gz", truth);

        assertThat(events).hasSizeGreaterThan(400 * 10);
        assertThat(EventCodec.read(events.getFirst()).tenant()).isEqualTo("demo");
        JsonNode told = new ObjectMapper().readTree(truth.toFile());
        assertThat(told.path("merchant").path("seed").asInt()).isEqualTo(3);
        assertThat(told.path("planted").findValuesAsText("kind"))
                .contains("bottleneck", "carrier", "staffing", "automation");
        assertThat(told.path("deviations")).isNotEmpty();
        String deviating = told.path("deviations").path(0).path("eventId").asText();
        assertThat(events).anyMatch(event -> event.contains("\"id\":\"" + deviating + "\""));
        assertThat(simulate("b.jsonl.gz", truth)).isEqualTo(events);
    }

    @Test
    void whatCannotBeSimulatedIsRefusedWithAReason() {
        assertThat(run(
                        "simulate",
                        "--plant",
                        "gremlins",
                        "--to",
                        directory.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("'gremlins' is nothing that can be planted");
        assertThat(run(
                        "simulate",
                        "--cases",
                        "0",
                        "--to",
                        directory.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(run("simulate", "--data", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Aftercare is not running");
    }

    private List<String> simulate(String name, Path truth) throws IOException {
        Path file = directory.resolve(name);
        String[] args = new String[MERCHANT.length + 4];
        System.arraycopy(MERCHANT, 0, args, 0, MERCHANT.length);
        args[MERCHANT.length] = "--to";
        args[MERCHANT.length + 1] = file.toString();
        args[MERCHANT.length + 2] = "--truth";
        args[MERCHANT.length + 3] = truth.toString();
        assertThat(run(args)).as(err.toString()).isZero();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private int run(String... args) {
        CommandLine command = Aftercare.commandLine();
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
