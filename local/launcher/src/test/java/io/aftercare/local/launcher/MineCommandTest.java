package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MineCommandTest {
    /** Friday 16:00 to Monday 10:00 is 66 hours, of which 3 are worked from 9 to 18. */
    private static final String LOG = """
            case,activity,at,resource
            r1,open,2026-05-08T16:00:00+08:00,Li
            r2,open,2026-05-08T17:00:00+08:00,Li
            r1,refund,2026-05-11T10:00:00+08:00,Wang
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(before);
    }

    @Test
    void aLogIsMeasuredInAllTimeAndInWorkingHours() throws IOException {
        JsonNode report =
                json("mine", log(LOG), "--json", "--hours", "mon..fri 09:00-18:00", "--zone", "Asia/Shanghai");

        assertThat(report.path("cases").asInt()).isEqualTo(2);
        assertThat(report.path("events").asInt()).isEqualTo(3);
        assertThat(report.path("variants").asInt()).isEqualTo(2);
        JsonNode step = report.path("directlyFollows").path(0);
        assertThat(step.path("from").asText()).isEqualTo("open");
        assertThat(step.path("to").asText()).isEqualTo("refund");
        assertThat(step.path("count").asInt()).isEqualTo(1);
        assertThat(step.path("times").path("mean").asDouble()).isEqualTo(66 * 3600);
        assertThat(step.path("working").path("mean").asDouble()).isEqualTo(3 * 3600);
        assertThat(report.path("betweenArrivalsSeconds").asDouble()).isEqualTo(3600);
        assertThat(report.path("handovers").toString()).isEqualTo("[{\"from\":\"Li\",\"to\":\"Wang\",\"count\":1}]");
        assertThat(report.path("days").path(0).path("date").asText()).isEqualTo("2026-05-08");
    }

    @Test
    void withoutJsonItIsATable() throws IOException {
        assertThat(run("mine", log(LOG))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 cases, 3 events, 2 activities, 2 variants", "1  open -> refund: mean 2.8 d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.xes", "log.xes.gz", "log.csv.gz", "log.json"})
    void anExportSaysTheSame(String name) throws IOException {
        JsonNode report = json("mine", log(LOG), "--json");
        Path export = directory.resolve(name);
        assertThat(run("mine", log(LOG), "--export", export.toString())).isZero();
        out.reset();

        assertThat(json("mine", export.toString(), "--json")).isEqualTo(report);
    }

    @Test
    void theMapIsDrawn() throws IOException {
        Path svg = directory.resolve("map.svg");

        assertThat(run("mine", log(LOG), "--svg", svg.toString())).isZero();

        assertThat(svg).content().startsWith("<svg").contains(">refund<");
    }

    @Test
    void whatCannotBeReadIsToldWithItsLine() throws IOException {
        assertThat(run("mine", log(LOG.replace("2026-05-11T10:00:00+08:00", "Monday"))))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(run("mine", "log.txt")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(run("mine", directory.resolve("none.csv").toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(run("mine", log(LOG), "--hours", "someday")).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "line 4: 'Monday' is no time",
                        "what log.txt holds is told by its ending",
                        "none.csv",
                        "'someday' has no hours: write mon..fri 09:00-18:00");
    }

    private JsonNode json(String... arguments) throws IOException {
        assertThat(run(arguments)).isZero();
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        CommandLine command = Aftercare.commandLine();
        command.setErr(new PrintWriter(System.out, true));
        return command.execute(arguments);
    }

    private String log(String text) throws IOException {
        return Files.writeString(directory.resolve("log.csv"), text).toString();
    }
}
