package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, since telemetry is decided once for a process. */
class TelemetryTest {
    /** As long as the class path of a service that is started without a jar. */
    private static final String LONG_ARGUMENT = "/some/where/library-1.2.3.jar:".repeat(1_000);

    @TempDir
    Path home;

    @Test
    void aModelIsLoadedWithoutTelemetryWhateverTheCommandLine() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlong.argument=" + LONG_ARGUMENT,
                        LoadsAModel.class.getName()))
                .redirectErrorStream(true)
                .directory(home.toFile())
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(home.resolve("out.txt")).content().contains("loaded");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void noDeviceIdIsKept() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LoadsAModel.class.getName()));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        builder.environment().remove("CI");
        builder.environment().remove("GITHUB_ACTIONS");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (Stream<Path> kept = Files.walk(home)) {
            assertThat(kept).noneMatch(file -> file.toString().contains("Microsoft"));
        }
    }

    static final class LoadsAModel {
        public static void main(String[] args) {
            byte[] graph = TinyGraph.head(new float[][] {{1}}, new float[] {1});
            Head.load(ModelSource.bytes("tiny.onnx", graph), EngineOptions.cpu())
                    .close();
            System.out.println("loaded");
        }
    }
}
