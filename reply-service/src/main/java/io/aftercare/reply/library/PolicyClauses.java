package io.aftercare.reply.library;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clauses of the shipped packs of law, by {@code pack/clause}: what they are called and what they say. They are read
 * as data; what they grant is decided elsewhere.
 */
public final class PolicyClauses {
    private static final String FOLDER = "/packs/";
    private static final ObjectReader PACK = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(PackText.class);

    /** Of a pack only what is read here. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PackText(String pack, List<ClauseText> clauses) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ClauseText(String id, Words title, Words text) {}

    @RegisterForReflection
    record Words(String zh, String en) {
        String in(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    private final Map<String, ClauseText> clauses;

    private PolicyClauses(Map<String, ClauseText> clauses) {
        this.clauses = clauses;
    }

    public static PolicyClauses fromClassPath() {
        Map<String, ClauseText> clauses = new LinkedHashMap<>();
        for (String file : text("index").lines().filter(line -> !line.isBlank()).toList()) {
            try {
                PackText pack = PACK.readValue(text(file.strip()));
                pack.clauses().forEach(clause -> clauses.put(pack.pack() + "/" + clause.id(), clause));
            } catch (IOException e) {
                throw new UncheckedIOException(file + " is no pack", e);
            }
        }
        return new PolicyClauses(clauses);
    }

    public Set<String> ids() {
        return clauses.keySet();
    }

    /** What a clause says in a language. */
    public Optional<String> text(String id, Language language) {
        return Optional.ofNullable(clauses.get(id)).map(ClauseText::text).map(text -> text.in(language));
    }

    private static String text(String name) {
        try (InputStream in = PolicyClauses.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the packs of policy lack " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
