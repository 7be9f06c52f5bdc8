package io.aftercare.ticket.triage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ticket-service reads of an understanding (intents best first); the rest of the JSON is kept, not interpreted. */
public record Understanding(
        String language,
        List<Intent> intents,
        Act act,
        OutOfScope outOfScope,
        List<Entity> entities,
        Sentiment sentiment,
        Urgency urgency,
        Complaint complaint,
        Model model) {
    private static final double COMPLAINT_IS_SURE = 0.5;

    /** Below this share of the probability a kind is a guess, and nothing is opened, granted or refused on a guess. */
    private static final double KIND_IS_LIKELY = 0.2;

    /** Names that travel in events: a name with anything else in it could carry a customer's words out. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:/-]{1,64}");

    public Understanding {
        if (language != null) {
            requireName("language", language);
        }
        intents = intents == null ? List.of() : List.copyOf(intents);
        entities = entities == null ? List.of() : List.copyOf(entities);
        urgency = urgency == null ? Urgency.NORMAL : urgency;
    }

    public record Intent(String name, double confidence, CaseKind kind, boolean needsOrder) {
        public Intent {
            requireName("intent", name);
        }
    }

    public record Act(Label label, double score) {
        public enum Label {
            @JsonProperty("request")
            REQUEST,
            @JsonProperty("question")
            QUESTION,
            @JsonProperty("complaint")
            COMPLAINT,
            @JsonProperty("statement")
            STATEMENT,
            @JsonProperty("greeting")
            GREETING
        }
    }

    public record OutOfScope(boolean value, double score) {}

    public record Entity(String type, String text, String value) {}

    public record Sentiment(String label, double score) {
        public Sentiment {
            requireName("sentiment", label);
        }
    }

    public record Complaint(ComplaintCategory category, double confidence) {}

    /** Written as {@code name/version}. */
    public record Model(String name, String version) {
        public Model {
            requireName("model name", name);
            requireName("model version", version);
        }

        @Override
        public String toString() {
            return name + "/" + version;
        }
    }

    /** What a message without a word says. */
    public static Understanding nothing() {
        return new Understanding(null, null, null, null, null, null, null, null, null);
    }

    /** The same, of a customer who complains of nothing. */
    public Understanding withoutComplaint() {
        return new Understanding(language, intents, act, outOfScope, entities, sentiment, urgency, null, model);
    }

    public Optional<Intent> bestIntent() {
        return intents.stream().findFirst();
    }

    /**
     * The kind that most speaks for, of those that are eligible; empty where all are guesses. Several leaf intents speak for
     * one kind, so their confidences add up.
     */
    public Optional<CaseKind> likeliest(Predicate<CaseKind> eligible) {
        return shares(eligible).entrySet().stream()
                .filter(share -> share.getValue() >= KIND_IS_LIKELY)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** How sure it is that the customer wants something of this kind, from 0 to 1. */
    public double share(CaseKind kind) {
        return shares(kind::equals).getOrDefault(kind, 0.0);
    }

    private Map<CaseKind, Double> shares(Predicate<CaseKind> eligible) {
        return intents.stream()
                .filter(intent -> intent.kind() != null && eligible.test(intent.kind()))
                .collect(Collectors.groupingBy(
                        Intent::kind,
                        () -> new EnumMap<>(CaseKind.class),
                        Collectors.summingDouble(Intent::confidence)));
    }

    /** What the customer complains of, where that is no guess. */
    public Optional<Complaint> sureComplaint() {
        return Optional.ofNullable(complaint).filter(it -> it.confidence() >= COMPLAINT_IS_SURE);
    }

    /** Whether it is no guess that an intent is meant. */
    public boolean isLikely(String intent) {
        return intents.stream().anyMatch(it -> it.name().equals(intent) && it.confidence() >= KIND_IS_LIKELY);
    }

    public boolean isOutOfScope() {
        return outOfScope != null && outOfScope.value();
    }

    public boolean asksForSomething() {
        return act != null && act.label() == Act.Label.REQUEST;
    }

    /** The normalised value of the first order number that the text names. */
    public Optional<String> namedOrder() {
        return entities.stream()
                .filter(entity -> "order".equals(entity.type()))
                .flatMap(entity -> Stream.ofNullable(entity.value() == null ? entity.text() : entity.value()))
                .findFirst();
    }

    private static void requireName(String what, String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must be a name of at most 64 letters, digits or _.:/-");
        }
    }
}
