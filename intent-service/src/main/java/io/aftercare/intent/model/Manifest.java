package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import io.aftercare.intent.language.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What {@code manifest.json} promises of a model; {@link IntentModel} checks the rest against the files themselves.
 *
 * @param encoder name of the frozen encoder, whose graph and tokenizer lie on the class path
 * @param labels leaf codes in the order of the logits
 * @param sha256 of the head's file
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        String name,
        String version,
        Language language,
        String encoder,
        String encoderSha256,
        int dimensions,
        int maxTokens,
        List<String> labels,
        String head,
        String sha256,
        double temperature,
        OutOfScope outOfScope,
        Map<String, Object> figures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        require(name != null && version != null, "name and version");
        require(language != null, "a language");
        require(encoder != null, "an encoder");
        require(maxTokens > 2, "maxTokens above 2");
        require(labels != null && !labels.isEmpty(), "labels");
        require(new HashSet<>(labels).size() == labels.size(), "each label once");
        require(head != null && sha256 != null, "head and sha256");
        require(temperature > 0, "a positive temperature");
        require(outOfScope != null, "outOfScope.threshold");
        labels = List.copyOf(labels);
        figures = figures == null ? Map.of() : Map.copyOf(figures);
    }

    static Manifest load(Path file) {
        try {
            return JSON.readValue(ModelSource.file(file).read(), Manifest.class);
        } catch (JsonProcessingException e) {
            throw new ModelLoadException(file + " is not a manifest: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ModelLoadException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("it must have " + what);
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OutOfScope(double threshold) {
        OutOfScope {
            require(threshold > 0 && threshold <= 1, "an outOfScope.threshold above 0 and at most 1");
        }
    }
}
