package io.aftercare.reply.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.GeneratorShape;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a model folder says of itself; every file is checked against its hash before it is used. */
final class WordingManifest {
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final JsonNode manifest;

    private WordingManifest(Path folder, JsonNode manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws ModelLoadException naming the file and what is wrong with it */
    static WordingManifest read(Path folder) {
        Path file = folder.resolve("manifest.json");
        try {
            JsonNode manifest = JSON.readTree(Files.readAllBytes(file));
            int schema = manifest.path("schema").asInt();
            if (schema != SCHEMA) {
                throw new ModelLoadException(
                        "%s has schema %d; this service reads schema %d".formatted(file, schema, SCHEMA));
            }
            return new WordingManifest(folder, manifest);
        } catch (IOException e) {
            throw new ModelLoadException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    String model() {
        return text("name") + " " + text("version");
    }

    GeneratorShape shape() {
        JsonNode shape = required("shape");
        try {
            return new GeneratorShape(
                    shape.path("layers").asInt(),
                    shape.path("heads").asInt(),
                    shape.path("head").asInt(),
                    shape.path("prompt").asInt(),
                    shape.path("tokens").asInt(),
                    shape.path("outputs").asInt());
        } catch (IllegalArgumentException e) {
            throw new ModelLoadException(folder + ": " + e.getMessage(), e);
        }
    }

    int begin() {
        return required("bos").asInt();
    }

    int beams() {
        return required("beams").asInt();
    }

    ActGrammar.Rules rules() {
        return new ActGrammar.Rules(
                required("eos").asInt(), text("ends"), required("repeated").asInt());
    }

    /** The file that the manifest names under a key, once its content is what the manifest says. */
    ModelSource file(String key) {
        String name = text(key);
        ModelSource source = ModelSource.file(folder.resolve(name));
        byte[] content = source.read();
        String wanted = required("files").path(name).asText();
        if (!ModelSource.sha256(content).equals(wanted)) {
            throw new ModelLoadException("%s is not the file that its manifest names: its SHA-256 is not %s"
                    .formatted(source.name(), wanted.isEmpty() ? "stated" : wanted));
        }
        return ModelSource.bytes(source.name(), content);
    }

    JsonNode json(String key) {
        ModelSource source = file(key);
        try {
            return JSON.readTree(source.read());
        } catch (IOException e) {
            throw new ModelLoadException(source.name() + " is no JSON: " + e.getMessage(), e);
        }
    }

    private String text(String key) {
        return required(key).asText();
    }

    private JsonNode required(String key) {
        JsonNode value = manifest.get(key);
        if (value == null) {
            throw new ModelLoadException(folder.resolve("manifest.json") + " does not say " + key);
        }
        return value;
    }
}
