package io.aftercare.local.launcher.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the gateway gives ticket-service to record of a turn, for whoever stands in for the gateway. */
public final class RecordedTurn {
    private RecordedTurn() {}

    /** @param act what the customer does with the message: {@code request}, {@code question} */
    public static Map<String, Object> understanding(String language, String intent, String kind, String act) {
        return Map.of(
                "language", language,
                "intents",
                        List.of(Map.of(
                                "name",
                                intent,
                                "confidence",
                                0.91,
                                "group",
                                intent.substring(0, intent.indexOf('.')),
                                "kind",
                                kind,
                                "needsOrder",
                                true)),
                "act", Map.of("label", act, "score", 0.9),
                "outOfScope", Map.of("value", false, "score", 0.05),
                "entities", List.of(),
                "sentiment", Map.of("label", "negative", "score", 0.8),
                "urgency", "normal",
                "model", Map.of("name", "intent-" + language, "version", "1", "millis", 3.1));
    }

    /**
     * Answered in one sentence.
     *
     * @param promised the case whose first step is promised by tomorrow; null where nothing is
     */
    public static Map<String, Object> end(
            String message, String reply, String text, String promised, Map<String, Object> understanding) {
        List<Map<String, Object>> promises = promised == null
                ? List.of()
                : List.of(Map.of(
                        "kind",
                        "first_step",
                        "dueAt",
                        Instant.now().plus(Duration.ofDays(1)).toString(),
                        "caseId",
                        promised,
                        "sentence",
                        0));
        return Map.of(
                "reply",
                        Map.of(
                                "id",
                                reply,
                                "text",
                                text,
                                "sentences",
                                List.of(Map.of("text", text)),
                                "source",
                                "case",
                                "promises",
                                promises),
                "understanding", understanding,
                "missing", List.of(),
                "timings", Map.of(),
                "turn", Map.of("id", message, "missing", List.of()));
    }
}
