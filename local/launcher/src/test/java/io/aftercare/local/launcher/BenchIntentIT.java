package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare bench intent} as a person runs it, only shorter: figures come of it, whatever they are worth. */
class BenchIntentIT {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));

    @Test
    void everythingIsMeasuredThatNeedsNoMoreThanTheProject() throws Exception {
        Run run = Run.of("--seconds", "0.2", "--rounds", "1", "--warm", "200", "--json", "--slow", "allocation");
        Map<String, JsonNode> rows = run.rows();

        assertThat(rows.get("CPU, bare ONNX Runtime over service").get("value").doubleValue())
                .isBetween(0.01, 1.5);
        assertThat(rows.get("goodput at 3 times capacity").get("value").doubleValue())
                .isPositive();
        assertThat(rows.get("call p50, engine, tiny graph").get("value").doubleValue())
                .isPositive();
        assertThat(rows.get("int8 over fp32").has("value")).isFalse();
        JsonNode slowed = rows.get("allocation on the tensor path, our own");
        assertThat(slowed.get("value").doubleValue()).isGreaterThan(1_000);
        assertThat(slowed.get("holds").booleanValue()).isFalse();
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aProviderThatIsMissingIsSaidByTheServiceInItsOwnWords() throws Exception {
        Run run = Run.of("--provider", "cuda");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("intent-service did not start: ", "CUDA").doesNotContain("\tat ");
    }

    /** In a JVM of its own: the command moves its process from core to core, and loads native libraries. */
    private record Run(int exitCode, String out, String err) {
        static Run of(String... options) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Daftercare.root=" + ROOT,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Aftercare.class.getName(),
                    "bench",
                    "intent"));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command).start();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    process.getErrorStream().transferTo(err);
                } catch (IOException ended) {
                    // What had been said by then is looked at.
                }
            });
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            reader.join();
            return new Run(process.waitFor(), out, err.toString(StandardCharsets.UTF_8));
        }

        Map<String, JsonNode> rows() throws IOException {
            assertThat(out).as(err).isNotBlank();
            Map<String, JsonNode> rows = new HashMap<>();
            new ObjectMapper()
                    .readTree(out)
                    .get("rows")
                    .forEach(row -> rows.put(row.get("name").asText(), row));
            return rows;
        }
    }
}
