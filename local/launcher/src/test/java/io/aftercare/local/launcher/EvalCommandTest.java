package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.eval.FakeIntentService;
import io.aftercare.local.launcher.talk.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvalCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final PrintStream before = System.out;
    private FakeIntentService fake;

    @BeforeEach
    void start() throws IOException {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        fake = new FakeIntentService()
                .understands(
                        "退货",
                        0.1,
                        "\"intents\":[{\"name\":\"return.request\",\"confidence\":0.9}],\"urgency\":\"high\"");
    }

    @AfterEach
    void stop() {
        System.setOut(before);
        fake.close();
    }

    private int run(String command, String file, String... more) throws IOException {
        Path path = Files.writeString(directory.resolve("a.tsv"), file.replace('·', '\t'));
        CommandLine commandLine = Aftercare.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(List.of("eval", command, path.toString()));
        arguments.addAll(List.of("--url", fake.url() + "/", "--data", directory.toString()));
        arguments.addAll(List.of(more));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneJsonObjectHoldsEverything() throws IOException {
        assertThat(run("intent", "text·label\n退货·return.request\n", "--json")).isZero();

        Map<?, ?> report = Json.read(out(), Map.class);
        assertThat(report.get("name")).isEqualTo("eval intent");
        assertThat(report.keySet().stream().map(Object::toString))
                .containsExactly("name", "environment", "rows", "subject", "perLabel", "confusions", "calibration");
        assertThat((List<?>) report.get("rows"))
                .anySatisfy(row -> assertThat(row)
                        .isEqualTo(Map.of("name", "accuracy", "value", 1.0, "unit", "", "low", 1.0, "high", 1.0)));
    }

    @Test
    void withoutItTablesAreForReading() throws IOException {
        assertThat(run("intent", "text·label\n退货·return.request\n")).isZero();
        assertThat(out()).contains("accuracy", "1.0000 to 1.0000", "Labels: leaf", "Models: fake 7");
    }

    @Test
    void parityTellsHowManyPairsComeToTheSame() throws IOException {
        assertThat(run("parity", "zh·en\n退货·退货\n", "--json")).isZero();
        assertThat(out()).contains("same best intent", "\"differences\" : [ ]");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, leaf", "Leaf, leaf", "urgency, urgency"})
    void theLabelSetMayBeNamed(String wanted, String used) throws IOException {
        String label = used.equals("urgency") ? "high" : "return.request";

        assertThat(run("intent", "text·label\n退货·" + label + "\n", "--labels", wanted))
                .isZero();
        assertThat(out()).contains("Labels: " + used);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "--labels pack, 1, --labels pack needs --pack NAME.",
                "--limit 0, 1, --limit must be at least 1.",
                "--false-reject 1, 1, --false-reject must be at least 0 and below 1.",
                "--pack bank, 1, The labels of the pack bank cannot be had: 404",
                "--labels mood, 2, 'mood' is no label set; there are auto",
                "--language fr, 2, '--language'"
            })
    void whatCannotBeIsExplained(String option, int code, String message) throws IOException {
        assertThat(run("intent", "text·label\n退货·return.request\n", option.split(" ")))
                .isEqualTo(code);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void aBadFileEndsWithItsReason() throws IOException {
        assertThat(run("intent", "text·leaves\n退货·return.request\n")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "has no column for the label: expected label or intent or category or kinds; found text, leaves.");
    }

    @Test
    void aServiceThatIsNotThereEndsWithWhatToDo() throws IOException {
        fake.close();

        assertThat(run("intent", "text·label\n退货·return.request\n")).isEqualTo(1);
        assertThat(err.toString()).contains("Nobody answers", "./aftercare up");
    }
}
