package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The leaf intents of a pack, one tree for all its languages. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(description = "The leaf intents of a pack")
public record Taxonomy(int version, List<Leaf> intents) {
    private static final YAMLMapper YAML = new YAMLMapper();

    public Taxonomy {
        intents = intents == null ? List.of() : List.copyOf(intents);
    }

    static Taxonomy load(Path file) {
        byte[] content = ModelSource.file(file).read();
        try {
            Taxonomy taxonomy = YAML.readValue(new String(content, StandardCharsets.UTF_8), Taxonomy.class);
            if (taxonomy.byCode().size() != taxonomy.intents().size()
                    || taxonomy.intents().isEmpty()) {
                throw new ModelLoadException(file.getFileName() + " has no intents, or the same code twice");
            }
            return taxonomy;
        } catch (JsonProcessingException e) {
            throw new ModelLoadException(file.getFileName() + " is not a taxonomy: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws ModelLoadException when one of the codes is no leaf of this taxonomy */
    void requireKnown(Collection<String> codes) {
        List<String> unknown =
                codes.stream().filter(code -> leaf(code).isEmpty()).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new ModelLoadException("it tells intents that its taxonomy does not have: " + unknown);
        }
    }

    public Optional<Leaf> leaf(String code) {
        return intents.stream().filter(leaf -> leaf.code().equals(code)).findFirst();
    }

    private Map<String, Leaf> byCode() {
        Map<String, Leaf> byCode = new LinkedHashMap<>();
        intents.forEach(leaf -> byCode.put(leaf.code(), leaf));
        return byCode;
    }
}
