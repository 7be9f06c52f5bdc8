package io.aftercare.local.launcher.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesTest {
    private static final Path DOCKERFILES =
            Path.of(System.getProperty("aftercare.root")).resolve("docker");

    @TempDir
    private Path directory;

    static Stream<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.list(DOCKERFILES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Dockerfile")).toList().stream();
        }
    }

    /** All but that of the models, which starts nothing. */
    static Stream<Path> dockerfilesOfServices() throws IOException {
        return dockerfiles().filter(file -> !file.endsWith("Dockerfile.models"));
    }

    /** Kubernetes refuses under "restricted" what may run as root, and cannot tell from a name. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void theLastUserIsANumberAndNotRoot(Path dockerfile) throws IOException {
        List<String> users = Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("USER "))
                .toList();

        assertThat(users.getLast()).matches("USER [1-9]\\d*:[1-9]\\d*");
    }

    @ParameterizedTest
    @MethodSource("dockerfilesOfServices")
    void nothingIsStartedThroughAShell(Path dockerfile) throws IOException {
        assertThat(Files.readAllLines(dockerfile))
                .filteredOn(line -> line.startsWith("ENTRYPOINT") || line.startsWith("CMD"))
                .singleElement()
                .asString()
                .startsWith("ENTRYPOINT [\"/");
    }

    @ParameterizedTest
    @MethodSource("dockerfilesOfServices")
    void theImageSaysWhatItIs(Path dockerfile) throws IOException {
        assertThat(Files.readString(dockerfile))
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.version",
                        "AFTERCARE_MODELS=/models");
    }

    /** What {@code .dockerignore} keeps out, a COPY does not find. That of the offline image has a context of its own. */
    @Test
    void whatIsCopiedIsLetIntoTheContext() throws IOException {
        List<String> letIn = Files.readAllLines(DOCKERFILES.resolveSibling(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        Set<String> copied = new TreeSet<>();
        for (Path dockerfile : dockerfiles().toList()) {
            Files.readAllLines(dockerfile).stream()
                    .filter(line -> line.startsWith("COPY ") && !line.startsWith("COPY --from="))
                    .flatMap(line -> {
                        List<String> paths = List.of(line.split(" ")).subList(1, line.split(" ").length);
                        return paths.subList(0, paths.size() - 1).stream();
                    })
                    .map(path -> path.replace("${SERVICE}", "*-service"))
                    .forEach(copied::add);
        }
        copied.remove("rootfs");

        assertThat(copied)
                .contains("models", "*-service/target/quarkus-app")
                .allSatisfy(path -> assertThat(letIn).contains(path));
    }

    @Test
    void theSameModulesAreCutFromTheJdkInEveryImage() throws IOException {
        for (String name : List.of("Dockerfile.jvm", "Dockerfile.cuda")) {
            assertThat(Files.readString(DOCKERFILES.resolve(name)))
                    .contains("--add-modules " + OfflineContext.MODULES + " ");
        }
    }

    @Test
    void whatHasNotBeenBuiltIsNamedWithTheCommandThatBuildsIt() {
        assertThatThrownBy(() -> ImageKind.JVM.requireBuilt(directory, "ticket"))
                .isInstanceOf(ImageFailed.class)
                .hasMessageContaining("quarkus-run.jar is missing")
                .hasMessageContaining("mvn");
        assertThatThrownBy(() -> ImageKind.NATIVE.requireBuilt(directory, "ticket"))
                .hasMessageContaining("./aftercare native ticket");
        assertThatThrownBy(() -> ImageKind.CUDA.requireBuilt(directory, "ticket"))
                .hasMessageContaining("runs no model");
    }

    @Test
    void onlyServicesWithModelsHaveImagesWithCuda() {
        assertThat(ImageKind.CUDA.services(List.of("gateway", "intent", "reply", "ticket")))
                .containsExactly("intent", "reply");
        assertThat(ImageKind.NATIVE.services(List.of("gateway", "intent"))).hasSize(2);
    }
}
