package io.aftercare.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./aftercare native} where there is no GraalVM: it says what to install, and fails. */
class NativeScriptTest {
    private static final Path ROOT = Path.of(System.getProperty("aftercare.root"));
    private static final String JAVA = System.getProperty("java.home");

    private record Ended(int code, String output) {}

    private static Ended run(String... services) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("aftercare").toString(), "native"));
        command.addAll(List.of(services));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", JAVA, "HOME", JAVA));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), output);
    }

    @Test
    void whoeverHasNoGraalVmIsToldWhatToInstall() throws IOException, InterruptedException {
        assumeFalse(Files.exists(Path.of(JAVA, "bin/native-image")), "this JDK is a GraalVM");
        assumeFalse(Files.exists(Path.of("/usr/bin/native-image")), "a GraalVM is on the PATH");

        Ended ended = run("gateway");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("GRAALVM_HOME", "sdk install java", "mandrel");
    }

    @Test
    void aServiceThatThereIsNotIsWrongUsage() throws IOException, InterruptedException {
        Ended ended = run("nobody");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("no service 'nobody'", "gateway");
    }
}
