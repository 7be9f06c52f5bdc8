package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.bench.Gate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AftercareTest {
    @TempDir
    private Path data;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Aftercare.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        commandLine.setOut(new PrintWriter(out, true));
        return commandLine.execute(arguments);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "up",
                        "down",
                        "status",
                        "logs",
                        "ask",
                        "chat",
                        "demo",
                        "bench",
                        "chaos",
                        "load",
                        "soak",
                        "backup",
                        "restore",
                        "images",
                        "native",
                        "eval",
                        "understand",
                        "token",
                        "test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "ask",
                "up --ports many",
                "token --role king",
                "chaos --faults many",
                "load --cases many",
                "chaos --broken somehow",
                "eval",
                "eval intent",
                "token --expires soon"
            })
    void wrongUsageIsExplainedWithCode2(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"turns", "intent", "decisions", "outbox", "cases", "retrieval", "wording", "mining"})
    void everyBenchTellsHowItEndsAndHasJson(String what) {
        assertThat(run("bench", what, "--help")).isZero();
        assertThat(out.toString()).contains("--json", "--help", "Exit codes: 0 measured");
    }

    @Test
    void theGatesThatCanBeSlowedDownAreAllInTheHelp() {
        assertThat(run("bench", "intent", "--help")).isZero();
        assertThat(Gate.values()).allSatisfy(gate -> assertThat(out.toString()).contains(gate.code()));
    }

    @Test
    void anUnknownGateIsToldWhichThereAre() {
        assertThat(run("bench", "intent", "--slow", "fuel")).isEqualTo(1);
        assertThat(err.toString()).contains("'fuel' is no gate; there are cpu, added-p50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask 你好", "chat", "bench turns", "demo"})
    void whatNeedsARunningSystemSaysHowToStartOne(String line) {
        String[] arguments = (line + " --data " + data).split(" ");

        assertThat(run(arguments)).isEqualTo(1);
        assertThat(err.toString()).contains("./aftercare up");
    }
}
