package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("aftercare.root", "../..")).resolve("docs/policy");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream before = System.out;
    private final PrintStream errorsBefore = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
    }

    @AfterEach
    void stopListening() {
        System.setOut(before);
        System.setErr(errorsBefore);
    }

    @Test
    void theExampleOfTheDocumentationPasses() {
        assertThat(run(EXAMPLE.resolve("kind-shop.yaml"), EXAMPLE.resolve("kind-shop.scenarios.yaml")))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("kind-shop 1: 11 of 11 scenarios as expected");
    }

    @Test
    void whatIsNotAsExpectedIsTold() throws IOException {
        Path wrong = directory.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(EXAMPLE.resolve("kind-shop.scenarios.yaml"))
                        .replace("\"299.00\", return", "\"300.00\", return"));

        assertThat(run(EXAMPLE.resolve("kind-shop.yaml"), wrong)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("NO   day-30", "refund expected 300.00, but was 299.00");
    }

    @Test
    void aStricterOverlayIsRefusedByName() throws IOException {
        Path strict = directory.resolve("strict.yaml");
        Files.writeString(
                strict, Files.readString(EXAMPLE.resolve("kind-shop.yaml")).replace("days: 30", "days: 3"));

        assertThat(run(strict)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("strict.yaml, clause no-reason, days: 3 is less than the 7 of cn-default 2");
    }

    @Test
    void aPackOfLawIsTestedByName() {
        assertThat(new CommandLine(new Aftercare()).execute("policy", "test", "en-eu", "--gaps"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("scenarios as expected")
                .doesNotContain("gap ");
    }

    private static int run(Path... files) {
        String[] arguments = new String[files.length + 2];
        arguments[0] = "policy";
        arguments[1] = "test";
        for (int n = 0; n < files.length; n++) {
            arguments[n + 2] = files[n].toString();
        }
        return new CommandLine(new Aftercare()).execute(arguments);
    }
}
