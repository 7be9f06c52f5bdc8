package io.aftercare.ticket.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.calendar.BusinessCalendar;
import io.aftercare.events.CaseKind;
import io.aftercare.events.Urgency;
import io.aftercare.policy.pack.ShippedPacks;
import io.aftercare.policy.time.RestDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The terms of every case: the first rule of {@code terms.yaml} that fits. */
public final class SlaBook {
    private static final Set<String> RULE_FIELDS =
            Set.of("name", "when", "calendar", "firstResponse", "nextResponse", "resolution");
    private static final Set<String> BOOK_FIELDS = Set.of("warnAt", "rules", "calendars");
    private static final Set<String> CONDITIONS = Set.of("kind", "urgency");
    private static final Pattern TIME = Pattern.compile("(\\d{1,4})([mh])");

    private final List<Rule> rules;

    private SlaBook(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Set<CaseKind> kinds, Set<Urgency> urgencies, SlaTerms terms) {
        boolean fits(CaseKind kind, Urgency urgency) {
            return kinds.contains(kind) && urgencies.contains(urgency);
        }
    }

    /** The one that comes with the service. */
    public static SlaBook standard() {
        return Standard.BOOK;
    }

    private static final class Standard {
        private static final SlaBook BOOK = load();
    }

    static SlaBook load() {
        return read(resource("/sla/terms.yaml"), resource("/sla/calendars.yaml"));
    }

    /**
     * A tenant's own: rules as in {@code terms.yaml}, and under {@code calendars} its own beside those of the service.
     *
     * @throws IllegalArgumentException naming the rule or calendar and what is wrong with it
     */
    static SlaBook own(String text) {
        JsonNode book = yaml(text);
        requireOnly(book, BOOK_FIELDS, "a book of terms");
        Map<String, BusinessCalendar> known = calendars(yaml(resource("/sla/calendars.yaml")));
        known.putAll(calendars(book.path("calendars")));
        return read(book, known);
    }

    /** @throws IllegalArgumentException naming the rule or calendar and what is wrong with it */
    static SlaBook read(String terms, String calendars) {
        return read(yaml(terms), calendars(yaml(calendars)));
    }

    private static Map<String, BusinessCalendar> calendars(JsonNode calendars) {
        Map<String, BusinessCalendar> known = new HashMap<>();
        calendars
                .properties()
                .forEach(it -> known.put(
                        it.getKey(),
                        naming("calendar " + it.getKey(), () -> CalendarReader.read(it.getValue(), Holidays::of))));
        return known;
    }

    /** Those of the policy packs, read once. */
    private static final class Holidays {
        private static final ShippedPacks PACKS = ShippedPacks.load();

        private static Optional<RestDays> of(String pack) {
            return PACKS.pack(pack).map(it -> it.count().rest());
        }
    }

    private static SlaBook read(JsonNode book, Map<String, BusinessCalendar> known) {
        double warnAt = book.path("warnAt").asDouble();
        List<Rule> rules = book.path("rules")
                .valueStream()
                .map(rule -> naming("rule " + rule.path("name").asText(), () -> rule(rule, known, warnAt)))
                .toList();
        requireTermsForAll(rules);
        return new SlaBook(rules);
    }

    public SlaTerms terms(CaseKind kind, Urgency urgency) {
        return rules.stream()
                .filter(rule -> rule.fits(kind, urgency))
                .findFirst()
                .orElseThrow()
                .terms();
    }

    /** The rule that a case was opened under; where it is gone, the one that fits today. */
    public SlaTerms terms(String rule, CaseKind kind, Urgency urgency) {
        return rules.stream()
                .map(Rule::terms)
                .filter(terms -> terms.rule().equals(rule))
                .findFirst()
                .orElseGet(() -> terms(kind, urgency));
    }

    private static Rule rule(JsonNode rule, Map<String, BusinessCalendar> calendars, double warnAt) {
        requireOnly(rule, RULE_FIELDS, "a rule");
        requireOnly(rule.path("when"), CONDITIONS, "a condition");
        BusinessCalendar calendar = calendars.get(rule.path("calendar").asText());
        if (calendar == null) {
            throw new IllegalArgumentException(
                    "there is no calendar '" + rule.path("calendar").asText() + "'");
        }
        return new Rule(
                condition(rule.path("when").path("kind"), CaseKind.class, CaseKind::code),
                condition(rule.path("when").path("urgency"), Urgency.class, Urgency::code),
                new SlaTerms(
                        rule.path("name").asText(),
                        time(rule, "firstResponse"),
                        time(rule, "nextResponse"),
                        time(rule, "resolution"),
                        calendar,
                        warnAt));
    }

    private static <E extends Enum<E>> Set<E> condition(JsonNode given, Class<E> type, Function<E, String> code) {
        if (given.isMissingNode()) {
            return EnumSet.allOf(type);
        }
        Stream<JsonNode> codes = given.isArray() ? given.valueStream() : Stream.of(given);
        EnumSet<E> wanted = EnumSet.noneOf(type);
        codes.map(JsonNode::asText)
                .forEach(text -> wanted.add(Arrays.stream(type.getEnumConstants())
                        .filter(value -> code.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' means nothing here"))));
        return wanted;
    }

    /** Minutes or hours: a day of working time would be read in as many ways as there are readers. */
    private static Duration time(JsonNode rule, String field) {
        Matcher time = TIME.matcher(rule.path(field).asText());
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    field + " is '" + rule.path(field).asText() + "': write minutes or hours of work, 30m or 8h");
        }
        long number = Long.parseLong(time.group(1));
        return time.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofHours(number);
    }

    private static void requireOnly(JsonNode node, Set<String> fields, String what) {
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException(what + " has no '" + field + "', only " + fields);
            }
        });
    }

    private static void requireTermsForAll(List<Rule> rules) {
        for (CaseKind kind : CaseKind.values()) {
            for (Urgency urgency : Urgency.values()) {
                if (rules.stream().noneMatch(rule -> rule.fits(kind, urgency))) {
                    throw new IllegalArgumentException("no rule fits %s of %s urgency: end with one for everything else"
                            .formatted(kind.code(), urgency.code()));
                }
            }
        }
    }

    private static <T> T naming(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            JsonNode read = new YAMLMapper().readTree(text);
            if (!read.isObject()) {
                throw new IllegalArgumentException("no YAML with warnAt and rules");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = SlaBook.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
