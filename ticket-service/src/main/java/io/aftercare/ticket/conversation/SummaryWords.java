package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The words of a {@link HandoffSummary}, per language: {@code handoff/words.yaml}. */
@ApplicationScoped
class SummaryWords {
    private static final String WORDS = "/handoff/words.yaml";

    private final JsonNode words;
    private final ZoneId zone;

    SummaryWords(@ConfigProperty(name = "aftercare.time-zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.words = read();
        this.zone = zone;
    }

    /** Chinese where the locale is, else English. */
    Language in(String locale) {
        String language = locale.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en";
        return new Language(language, words.path(language), zone);
    }

    record Language(String language, JsonNode words, ZoneId zone) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

        /** The line about something, with its places filled. */
        HandoffSummary.Line line(String about, Map<String, ?> facts) {
            String text = words.path("line").path(about).asText();
            for (Map.Entry<String, ?> fact : facts.entrySet()) {
                text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
            }
            return new HandoffSummary.Line(about, text);
        }

        /** A code in words; a code that has none yet says more than nothing. */
        String word(String group, String code) {
            return words.path(group).path(code).asText(code);
        }

        String comma() {
            return words.path("comma").asText();
        }

        String time(Instant at) {
            return TIME.format(at.atZone(zone)) + " (" + zone.getId() + ")";
        }
    }

    private static JsonNode read() {
        try (InputStream in = SummaryWords.class.getResourceAsStream(WORDS)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the words of summaries cannot be read", e);
        }
    }
}
