package io.aftercare.reply.turn;

import java.util.List;

/** What intent-service read in the message: the fields that a reply depends on. */
public record Understanding(
        List<Intent> intents,
        OutOfScope outOfScope,
        List<Entity> entities,
        Label sentiment,
        String urgency,
        Complaint complaint,
        Clarification clarify) {

    /** {@code name} is a leaf of the taxonomy such as {@code return.how_to}, {@code group} its branch. */
    public record Intent(String name, double confidence, String group) {}

    public record Label(String label, double score) {
        static final Label NONE = new Label("none", 0);
    }

    public record OutOfScope(boolean value, double score) {}

    public record Entity(String type, String text, String value) {}

    public record Complaint(String category, double confidence) {}

    /** Two intents too close to choose between, by what the taxonomy calls them in the message's language. */
    public record Clarification(List<Option> options) {
        public record Option(String intent, String label) {}

        public Clarification {
            options = options == null ? List.of() : List.copyOf(options);
        }
    }

    public Understanding {
        intents = intents == null
                ? List.of()
                : intents.stream()
                        .filter(intent -> intent != null && intent.name() != null)
                        .toList();
        entities = entities == null
                ? List.of()
                : entities.stream().filter(entity -> entity != null).toList();
        sentiment = sentiment == null ? Label.NONE : sentiment;
        outOfScope = outOfScope == null ? new OutOfScope(false, 0) : outOfScope;
    }

    /** Nothing was understood. */
    public static Understanding none() {
        return new Understanding(null, null, null, null, null, null, null);
    }

    /** What to ask between; empty where one intent stands out. */
    public List<String> choices() {
        return clarify == null
                ? List.of()
                : clarify.options().stream().map(Clarification.Option::label).toList();
    }

    public boolean mentions(String entityType) {
        return entities.stream().anyMatch(entity -> entityType.equals(entity.type()));
    }
}
