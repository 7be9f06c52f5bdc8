package io.aftercare.ticket.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Understandings as intent-service writes them. */
public final class Understandings {
    private Understandings() {}

    public static Map<String, Object> returnForQuality() {
        Map<String, Object> understanding = request("return.request", "return");
        understanding.put("complaint", Map.of("category", "product_quality", "confidence", 0.9));
        return understanding;
    }

    public static Map<String, Object> request(String intent, String kind) {
        return of(intent, kind, "request");
    }

    public static Map<String, Object> question(String intent, String kind) {
        return of(intent, kind, "question");
    }

    public static Map<String, Object> asksForPerson() {
        Map<String, Object> understanding = of("human.request", null, "request");
        understanding.put("intents", List.of(Map.of("name", "human.request", "confidence", 0.93)));
        return understanding;
    }

    public static Map<String, Object> naming(Map<String, Object> understanding, String orderId) {
        understanding.put(
                "entities",
                List.of(Map.of(
                        "type", "order", "text", orderId, "start", 0, "end", orderId.length(), "value", orderId)));
        return understanding;
    }

    private static Map<String, Object> of(String intent, String kind, String act) {
        Map<String, Object> understanding = new HashMap<>();
        understanding.put("language", "zh");
        if (kind != null) {
            understanding.put(
                    "intents",
                    List.of(Map.of(
                            "name", intent, "confidence", 0.91, "group", kind, "kind", kind, "needsOrder", true)));
        }
        understanding.put("act", Map.of("label", act, "score", 0.9));
        understanding.put("outOfScope", Map.of("value", false, "score", 0.05));
        understanding.put("entities", List.of());
        understanding.put("sentiment", Map.of("label", "negative", "score", 0.8));
        understanding.put("urgency", "normal");
        understanding.put("model", Map.of("name", "intent-zh", "version", "1", "millis", 3.1));
        return understanding;
    }
}
