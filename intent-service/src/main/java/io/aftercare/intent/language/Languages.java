package io.aftercare.intent.language;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** How texts of our languages are written and told apart, as {@code rules/language.yaml} has it. */
public record Languages(Folding folding, LanguageDetector detector) {
    private static final String FILE = "/rules/language.yaml";

    public static Languages load() {
        try (InputStream stream = Languages.class.getResourceAsStream(FILE)) {
            File file = new YAMLMapper().readValue(stream, File.class);
            return new Languages(
                    new Folding(file.traditional(), file.simplified()),
                    new LanguageDetector(file.english(), file.foreign()));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    public String fold(String text) {
        return folding.fold(text);
    }

    @RegisterForReflection
    record File(Set<String> english, Set<String> foreign, String traditional, String simplified) {}
}
