package io.aftercare.insight.warning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;

/** What might be done about a warning, to be put into somebody's own words; {@code owner}: a department. */
record CorrectiveAction(String owner, String zh, String en) {
    private static final JsonNode WORDS = read();

    static CorrectiveAction of(
            String signal, String dimension, String value, long signals, double expected, LocalDate onset) {
        JsonNode words = WORDS.path(dimension);
        return new CorrectiveAction(
                words.path("owner").asText(),
                words(words, "zh", signal, value, signals, expected, onset),
                words(words, "en", signal, value, signals, expected, onset));
    }

    private static String words(
            JsonNode words,
            String language,
            String signal,
            String value,
            long signals,
            double expected,
            LocalDate onset) {
        return words.path(language)
                .asText()
                .replace("{value}", value)
                .replace(
                        "{signals}",
                        WORDS.path("signals").path(signal).path(language).asText())
                .replace("{count}", String.valueOf(signals))
                .replace("{expected}", String.format(Locale.ROOT, "%.1f", expected))
                .replace("{onset}", onset.toString());
    }

    private static JsonNode read() {
        try (InputStream yaml = CorrectiveAction.class.getResourceAsStream("/warnings/actions.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("the drafts of corrective actions are no YAML", e);
        }
    }
}
