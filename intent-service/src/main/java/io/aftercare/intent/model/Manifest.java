package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import io.aftercare.inference.Provider;
import io.aftercare.intent.language.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code manifest.json} promises of a model; {@link ModelDirectory} and the models check it against the files.
 *
 * @param graphs by provider, the graph to run there instead; int8 is made for CPUs, and fp16 for GPUs
 * @param files every file of the model with its SHA-256
 * @param encoder null for a model that has its own; for the head of a pack, the model whose embedding it reads
 * @param heads by what they tell: leaves or intents, kinds, complaint …
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        int schema,
        String name,
        String pack,
        Language language,
        int version,
        String graph,
        Map<String, String> graphs,
        String tokenizer,
        Map<String, String> files,
        TaxonomyFile taxonomy,
        Encoder encoder,
        int dimensions,
        int maxTokens,
        int maxHistoryTokens,
        Map<String, HeadSpec> heads,
        Decisions decisions,
        Map<String, Object> figures) {
    static final String FILE = "manifest.json";
    private static final int SCHEMA = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CODES =
            Arrays.stream(Provider.values()).map(Manifest::code).collect(Collectors.toCollection(TreeSet::new));

    Manifest {
        require(schema == SCHEMA, "the schema " + SCHEMA + ", not " + schema);
        require(name != null && pack != null && language != null, "name, pack and language");
        require(version > 0, "a version above 0");
        require(graph != null && files != null && files.containsKey(graph), "a graph, and its hash under files");
        graphs = graphs == null ? Map.of() : Map.copyOf(graphs);
        require(CODES.containsAll(graphs.keySet()), "graphs for " + CODES + " only");
        require(files.keySet().containsAll(graphs.values()), "the hash of every graph under files");
        require(encoder != null || tokenizer != null && files.containsKey(tokenizer), "a tokenizer, and its hash");
        require(encoder != null || maxTokens > 2, "maxTokens above 2");
        require(maxHistoryTokens >= 0, "maxHistoryTokens of 0 or more");
        require(taxonomy != null, "a taxonomy");
        require(dimensions > 0, "dimensions");
        require(heads != null, "heads");
        require(decisions != null, "decisions");
        files = Map.copyOf(files);
        heads = Map.copyOf(heads);
        figures = figures == null ? Map.of() : Map.copyOf(figures);
    }

    static Manifest load(Path file) {
        try {
            return JSON.readValue(ModelSource.file(file).read(), Manifest.class);
        } catch (JsonProcessingException e) {
            throw new ModelLoadException(FILE + " does not hold: " + reason(e), e);
        } catch (IOException e) {
            throw new ModelLoadException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a record's own check says is wrapped more than once by the time it arrives here. */
    private static String reason(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException own ? own.getMessage() : e.getOriginalMessage();
    }

    ModelId id() {
        return new ModelId(pack, language, version);
    }

    String graphFor(Provider provider) {
        return graphs.getOrDefault(code(provider), graph);
    }

    private static String code(Provider provider) {
        return provider.name().toLowerCase(Locale.ROOT);
    }

    HeadSpec required(String head) {
        HeadSpec spec = heads.get(head);
        if (spec == null) {
            throw new ModelLoadException(FILE + " does not hold: it must have the head " + head);
        }
        return spec;
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("it must have " + what);
        }
    }

    /**
     * @param file relative to the model's directory
     * @param sha256 of the file; may be left out where {@code files} has it
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TaxonomyFile(String file, String sha256) {
        TaxonomyFile {
            require(file != null, "a file for the taxonomy");
        }
    }

    /** @param sha256 of that model's graph */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Encoder(String pack, Language language, int version, String sha256) {
        ModelId id() {
            return new ModelId(pack, language, version);
        }
    }
}
