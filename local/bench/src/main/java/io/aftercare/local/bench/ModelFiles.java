package io.aftercare.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.TextLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of the newest version of a model, which is the one that the service answers with. */
record ModelFiles(Path directory, Path graph, Path tokenizer, TextLimits limits) {
    private static final String MANIFEST = "manifest.json";

    /** @throws BenchFailed when there is no version */
    static ModelFiles newest(Path versions) {
        try (Stream<Path> all = Files.list(versions)) {
            Path newest = all.filter(version -> Files.exists(version.resolve(MANIFEST)))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow(() -> new BenchFailed("There is no model in " + versions + "."));
            JsonNode manifest =
                    new ObjectMapper().readTree(newest.resolve(MANIFEST).toFile());
            return new ModelFiles(
                    newest,
                    newest.resolve(manifest.get("graph").asText()),
                    newest.resolve(manifest.get("tokenizer").asText()),
                    new TextLimits(
                            manifest.get("maxTokens").asInt(),
                            manifest.get("maxHistoryTokens").asInt()));
        } catch (IOException e) {
            throw new UncheckedIOException("The models cannot be read: " + e, e);
        }
    }
}
