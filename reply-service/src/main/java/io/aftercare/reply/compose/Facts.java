package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that phrases may be filled from, each with its proof. What is absent or blank is simply not there. */
final class Facts {
    record Fact(String text, List<Evidence> evidence) {}

    private final Map<String, Fact> facts = new HashMap<>();

    Facts with(String name, String text, Evidence... evidence) {
        return with(name, text, List.of(evidence));
    }

    Facts with(String name, String text, List<Evidence> evidence) {
        if (text != null && !text.isBlank()) {
            facts.put(name, new Fact(text.strip(), evidence));
        }
        return this;
    }

    Optional<Fact> get(String name) {
        return Optional.ofNullable(facts.get(name));
    }
}
