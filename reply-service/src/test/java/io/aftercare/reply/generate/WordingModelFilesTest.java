package io.aftercare.reply.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which one thing is wrong. */
class WordingModelFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copyWhatShips() throws IOException {
        try (Stream<Path> files = Files.list(ShippedWording.FOLDER)) {
            files.forEach(file -> copy(file, folder.resolve(file.getFileName())));
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> load() {
        return assertThatThrownBy(() -> WordingModel.load(folder, EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class);
    }

    private void change(String file, String what, String into) throws IOException {
        String content = Files.readString(folder.resolve(file));
        Files.writeString(folder.resolve(file), content.replace(what, into));
    }

    @Test
    void aFileThatIsNotTheManifestsIsRefused() throws IOException {
        change("acts.json", "\"promise.refund\"", "\"promise.riches\"");

        load().hasMessageContaining("acts.json is not the file that its manifest names");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("decoder.onnx"));

        load().hasMessageContaining("decoder.onnx cannot be read");
    }

    @Test
    void aManifestOfAnotherSchemaIsRefused() throws IOException {
        change("manifest.json", "\"schema\": 1", "\"schema\": 9");

        load().hasMessageEndingWith(
                        "manifest.json has schema 9; this service reads schema 1: use models of its own release");
    }

    @Test
    void aManifestThatLeavesSomethingOutIsRefused() throws IOException {
        change("manifest.json", "\"repeated\"", "\"unrepeated\"");

        load().hasMessageContaining("manifest.json does not say repeated; put the folder back as it was released");
    }

    @Test
    void graphsOfOtherSizesThanTheManifestSaysAreRefused() throws IOException {
        change("manifest.json", "\"heads\": 4", "\"heads\": 5");

        load().hasMessageContaining("does not fit its manifest: crossed is [-1, 4, 4, 32], not [-1, 4, 5, 32]");
    }

    @Test
    void aFolderThatIsNoModelIsNamed() throws IOException {
        Files.delete(folder.resolve("manifest.json"));

        load().hasMessageContaining("manifest.json cannot be read");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
