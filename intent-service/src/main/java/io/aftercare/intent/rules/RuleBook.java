package io.aftercare.intent.rules;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.intent.language.LanguageDetector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Function;

/** All rules, read from {@code rules/*.yaml} and compiled; a mistake in them is told by file name. */
public record RuleBook(
        Folding folding,
        LanguageDetector languages,
        IntentRules intents,
        ActRules acts,
        ComplaintRules complaints,
        MoodRules moods) {
    private static final YAMLMapper YAML = new YAMLMapper();

    public static RuleBook load() {
        LanguageFile language = read("language.yaml", LanguageFile.class);
        return new RuleBook(
                new Folding(language.traditional(), language.simplified()),
                new LanguageDetector(language.english(), language.foreign()),
                compile("intents.yaml", IntentRules.File.class, IntentRules::new),
                compile("acts.yaml", ActRules.File.class, ActRules::new),
                compile("complaints.yaml", ComplaintRules.File.class, ComplaintRules::new),
                compile("moods.yaml", MoodRules.File.class, MoodRules::new));
    }

    private static <F, R> R compile(String file, Class<F> type, Function<F, R> compiler) {
        try {
            return compiler.apply(read(file, type));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("rules/" + file + ": " + e.getMessage(), e);
        }
    }

    private static <F> F read(String file, Class<F> type) {
        try (InputStream stream = RuleBook.class.getResourceAsStream("/rules/" + file)) {
            return YAML.readValue(stream, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("rules/" + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @RegisterForReflection
    record LanguageFile(Set<String> english, Set<String> foreign, String traditional, String simplified) {}
}
