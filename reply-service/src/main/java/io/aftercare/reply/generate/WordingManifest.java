package io.aftercare.reply.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.inference.GeneratorShape;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import io.aftercare.reply.ModelFolder;
import java.nio.file.Path;

/** What the folder of a wording model says of itself. */
final class WordingManifest {
    private static final int SCHEMA = 1;

    private final ModelFolder folder;

    private WordingManifest(ModelFolder folder) {
        this.folder = folder;
    }

    /** @throws ModelLoadException naming the file and what is wrong with it */
    static WordingManifest read(Path folder) {
        return new WordingManifest(ModelFolder.read(folder, SCHEMA));
    }

    /** The version with the highest number. */
    static WordingManifest newest(Path versions) {
        return new WordingManifest(ModelFolder.newest(versions, SCHEMA));
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    String model() {
        return folder.model();
    }

    GeneratorShape shape() {
        JsonNode shape = folder.required("shape");
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
        return folder.required("bos").asInt();
    }

    int beams() {
        return folder.required("beams").asInt();
    }

    ActGrammar.Rules rules() {
        return new ActGrammar.Rules(
                folder.required("eos").asInt(),
                folder.text("ends"),
                folder.required("repeated").asInt());
    }

    /** The file that the manifest names under a key, once its content is what the manifest says. */
    ModelSource file(String key) {
        return folder.file(key);
    }

    JsonNode json(String key) {
        return folder.json(key);
    }
}
