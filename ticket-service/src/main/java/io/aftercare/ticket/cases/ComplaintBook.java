package io.aftercare.ticket.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a complaint of each category starts with, read from {@code complaints.yaml}. */
final class ComplaintBook {
    private static final Map<ComplaintCategory, Entry> ENTRIES = read();

    private ComplaintBook() {}

    record Entry(Department department, Duration resolveWithin, List<String> steps) {
        ResolutionPlan plan(Instant openedAt) {
            return new ResolutionPlan(steps, openedAt.plus(resolveWithin));
        }
    }

    static Entry of(ComplaintCategory category) {
        return ENTRIES.get(category == null ? ComplaintCategory.OTHER : category);
    }

    private static Map<ComplaintCategory, Entry> read() {
        try (InputStream in = ComplaintBook.class.getResourceAsStream("/complaints.yaml")) {
            JsonNode book = new YAMLMapper().readTree(in);
            Map<ComplaintCategory, Entry> entries = new EnumMap<>(ComplaintCategory.class);
            for (ComplaintCategory category : ComplaintCategory.values()) {
                entries.put(category, entry(book.path(category.code())));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(JsonNode entry) {
        return new Entry(
                Department.valueOf(entry.path("department").asText().toUpperCase(Locale.ROOT)),
                Duration.parse("PT" + entry.path("resolve_within").asText()),
                entry.path("plan").valueStream().map(JsonNode::asText).toList());
    }
}
