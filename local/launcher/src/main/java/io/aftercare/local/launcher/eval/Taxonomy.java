package io.aftercare.local.launcher.eval;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The leaf intents of a pack, as the service gives them and as {@code taxonomy.yaml} has them. */
record Taxonomy(List<Leaf> intents) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Taxonomy {
        intents = intents == null ? List.of() : List.copyOf(intents);
    }

    /** @param sources data set to those of its labels that the leaf stands for */
    record Leaf(String code, Map<String, List<String>> sources) {
        Leaf {
            sources = sources == null ? Map.of() : sources;
        }
    }

    static Taxonomy in(Path file) {
        try {
            return YAML.readValue(file.toFile(), Taxonomy.class);
        } catch (IOException e) {
            throw new BadFile(file, "cannot be read as the taxonomy: " + e.getMessage());
        }
    }

    Set<String> codes() {
        return intents.stream().map(Leaf::code).collect(Collectors.toSet());
    }

    /** The data sets' own labels. */
    Set<String> sources() {
        return intents.stream()
                .flatMap(leaf -> leaf.sources().values().stream())
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
