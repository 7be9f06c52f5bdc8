package io.aftercare.local.launcher.talk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** What the gateway answers to a message, as far as this client reads it; what is absent is null or empty. */
public record Turn(
        String id,
        Understanding understanding,
        Decision decision,
        Reply reply,
        @JsonProperty("case") Case openedCase,
        Handoff handoff,
        List<String> missing,
        Timings timings) {

    public Turn {
        missing = orEmpty(missing);
    }

    public record Understanding(String language, List<Intent> intents) {
        public Understanding {
            intents = orEmpty(intents);
        }
    }

    public record Intent(String name, double confidence) {}

    public record Decision(String orderState, List<String> asks) {
        public Decision {
            asks = orEmpty(asks);
        }
    }

    public record Reply(String language, String text, String source, List<Sentence> sentences) {
        public Reply {
            sentences = orEmpty(sentences);
        }
    }

    public record Sentence(String text, List<Evidence> evidence) {
        public Sentence {
            evidence = orEmpty(evidence);
        }
    }

    public record Evidence(String kind, String id, String version, String quote) {}

    public record Case(String id, String number, String kind, String status, Instant dueAt, List<Task> tasks) {
        public Case {
            tasks = orEmpty(tasks);
        }
    }

    public record Task(String department, String action, Instant dueAt, String status) {}

    public record Handoff(String state, String reason, Instant dueAt) {}

    public record Timings(
            double storeMillis,
            double understandMillis,
            double decideMillis,
            double composeMillis,
            double recordMillis,
            double totalMillis) {}

    /** The most confident intent; "none" when nothing was understood. */
    public String topIntent() {
        return understanding == null || understanding.intents().isEmpty()
                ? "none"
                : understanding.intents().getFirst().name();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
