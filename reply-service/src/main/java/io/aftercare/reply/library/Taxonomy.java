package io.aftercare.reply.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The leaf intents that there are. */
public record Taxonomy(Set<String> intents) {
    public Taxonomy {
        intents = Set.copyOf(intents);
    }

    public static Taxonomy fromClassPath() {
        try (InputStream in = Taxonomy.class.getResourceAsStream("/taxonomy.yaml")) {
            Set<String> intents = new TreeSet<>();
            for (JsonNode intent : YAMLMapper.builder().build().readTree(in).path("intents")) {
                intents.add(intent.path("code").asText());
            }
            return new Taxonomy(intents);
        } catch (IOException e) {
            throw new UncheckedIOException("taxonomy.yaml cannot be read", e);
        }
    }
}
