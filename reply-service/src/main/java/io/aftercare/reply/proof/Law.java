package io.aftercare.reply.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the clauses of the packs of law say in figures: which amounts, and which lengths of time go with which right. */
final class Law {
    private final Set<String> figures = new HashSet<>();
    private final Map<String, Set<String>> times = new HashMap<>();

    private Law() {}

    static Law load() {
        Law law = new Law();
        text("/packs/index").lines().filter(name -> !name.isBlank()).forEach(name -> {
            try {
                for (JsonNode clause : YAMLMapper.builder()
                        .build()
                        .readTree(text("/packs/" + name))
                        .path("clauses")) {
                    law.learn(clause);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        });
        return law;
    }

    /** Whether some clause states this amount, share or multiple. */
    boolean states(Claim figure) {
        return figures.contains(figure.kind() + " " + figure.value());
    }

    /** Whether some clause that speaks of one of these rights or commitments speaks of this length of time. */
    boolean gives(List<Claim> codes, Claim duration) {
        return codes.stream()
                .anyMatch(code -> times.getOrDefault(code.value(), Set.of()).contains(duration.value()));
    }

    private void learn(JsonNode clause) {
        Set<String> codes = new HashSet<>();
        Set<String> lengths = new HashSet<>();
        for (String field : List.of("title", "text")) {
            for (JsonNode words : clause.path(field)) {
                for (Claim claim : ClaimReader.read(words.asText())) {
                    switch (claim.kind()) {
                        case AMOUNT, PERCENT, MULTIPLE -> figures.add(claim.kind() + " " + claim.value());
                        case RIGHT, COMMITMENT -> codes.add(claim.value());
                        case DURATION -> lengths.add(claim.value());
                        default -> {}
                    }
                }
            }
        }
        clause.findParents("after")
                .forEach(period -> List.of("hours", "days", "months").stream()
                        .filter(period::has)
                        .forEach(unit -> lengths.add(period.path(unit).asText() + " " + unit)));
        clause.path("gives").fieldNames().forEachRemaining(option -> codes.addAll(Entitled.ofOption(option)));
        codes.forEach(code -> times.computeIfAbsent(code, it -> new HashSet<>()).addAll(lengths));
    }

    private static String text(String resource) {
        try (InputStream in = Law.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing: the packs come with aftercare-policy");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
