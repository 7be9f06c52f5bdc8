package io.aftercare.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder with a model and the manifest that says what it is; every file is checked against its hash before it is used. */
public final class ModelFolder {
    private static final String MANIFEST = "manifest.json";
    private static final String WHAT_TO_DO =
            "; put the folder back as it was released, or set aftercare.reply.models to one that is whole";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final JsonNode manifest;

    private ModelFolder(Path folder, JsonNode manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws ModelLoadException naming the file and what is wrong with it */
    public static ModelFolder read(Path folder, int schema) {
        Path file = folder.resolve(MANIFEST);
        try {
            JsonNode manifest = JSON.readTree(Files.readAllBytes(file));
            int found = manifest.path("schema").asInt();
            if (found != schema) {
                throw new ModelLoadException(
                        "%s has schema %d; this service reads schema %d: use models of its own release"
                                .formatted(file, found, schema));
            }
            return new ModelFolder(folder, manifest);
        } catch (IOException e) {
            throw new ModelLoadException(file + " cannot be read: " + e.getMessage() + WHAT_TO_DO, e);
        }
    }

    /** The one of these versions, folders named by a number, that has the highest. */
    public static ModelFolder newest(Path versions, int schema) {
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d{1,9}"))
                    .max(Comparator.comparingInt(
                            folder -> Integer.parseInt(folder.getFileName().toString())))
                    .map(folder -> read(folder, schema))
                    .orElseThrow(() -> new ModelLoadException(versions + " holds no version of a model" + WHAT_TO_DO));
        } catch (IOException e) {
            throw new ModelLoadException(versions + " cannot be read: " + e.getMessage() + WHAT_TO_DO, e);
        }
    }

    /** Name and version. */
    public String model() {
        return text("name") + " " + text("version");
    }

    public JsonNode required(String key) {
        JsonNode value = manifest.get(key);
        if (value == null) {
            throw new ModelLoadException(folder.resolve(MANIFEST) + " does not say " + key + WHAT_TO_DO);
        }
        return value;
    }

    public String text(String key) {
        return required(key).asText();
    }

    /** The file that the manifest names under a key, once its content is what the manifest says. */
    public ModelSource file(String key) {
        String name = text(key);
        ModelSource source = ModelSource.file(folder.resolve(name));
        byte[] content = source.read();
        require(name, ModelSource.sha256(content));
        return ModelSource.bytes(source.name(), content);
    }

    /** Where that file lies, beside others that it may read, once every file of the folder is what the manifest says. */
    public Path path(String key) {
        required("files")
                .fieldNames()
                .forEachRemaining(name -> require(name, ModelSource.sha256(folder.resolve(name))));
        String name = text(key);
        promised(name);
        return folder.resolve(name);
    }

    public JsonNode json(String key) {
        ModelSource source = file(key);
        try {
            return JSON.readTree(source.read());
        } catch (IOException e) {
            throw new ModelLoadException(source.name() + " is no JSON: " + e.getMessage() + WHAT_TO_DO, e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private void require(String name, String found) {
        String promised = promised(name);
        if (!promised.equals(found)) {
            throw new ModelLoadException("%s is not the file that its manifest names: its SHA-256 is not %s%s"
                    .formatted(folder.resolve(name), promised, WHAT_TO_DO));
        }
    }

    private String promised(String name) {
        JsonNode hash = required("files").get(name);
        if (hash == null) {
            throw new ModelLoadException(
                    "%s gives no SHA-256 for %s%s".formatted(folder.resolve(MANIFEST), name, WHAT_TO_DO));
        }
        return hash.asText();
    }
}
