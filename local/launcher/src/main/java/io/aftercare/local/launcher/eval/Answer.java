package io.aftercare.local.launcher.eval;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What intent-service takes a text to mean: those of its fields that can be scored. */
record Answer(
        List<Named> intents,
        List<Named> sources,
        List<Kind> kinds,
        OutOfScope outOfScope,
        Complaint complaint,
        Labelled sentiment,
        String urgency,
        Labelled act,
        Model model) {
    private static final String NO_COMPLAINT = "none";

    record Named(String name, Double confidence) {}

    record Kind(String kind, Double confidence) {}

    record OutOfScope(boolean value, double score) {}

    record Complaint(String category, Double confidence) {}

    record Labelled(String label, Double score) {}

    record Model(String name, String version) {
        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    List<Guess> rankedIntents() {
        return ranked(intents, "intents", intent -> new Guess(intent.name(), intent.confidence()));
    }

    List<Guess> rankedSources() {
        return ranked(sources, "sources", source -> new Guess(source.name(), source.confidence()));
    }

    List<Guess> rankedKinds() {
        return ranked(kinds, "kinds", kind -> new Guess(LabelSet.KIND.canonical(kind.kind()), kind.confidence()));
    }

    /** How sure the service is that there is no complaint, it does not say. */
    List<Guess> complaintCategory() {
        return List.of(
                complaint == null
                        ? new Guess(NO_COMPLAINT, null)
                        : new Guess(complaint.category(), complaint.confidence()));
    }

    List<Guess> mood() {
        return List.of(new Guess(told(sentiment, "sentiment").label(), sentiment.score()));
    }

    List<Guess> pressure() {
        return List.of(new Guess(told(urgency, "urgency"), null));
    }

    List<Guess> deed() {
        return List.of(new Guess(told(act, "act").label(), act.score()));
    }

    OutOfScope scope() {
        return told(outOfScope, "outOfScope");
    }

    String bestIntent() {
        return rankedIntents().stream().findFirst().map(Guess::label).orElse(Outcome.NOTHING);
    }

    /** Best first, whatever the order in which the service gives them. */
    private static <T> List<Guess> ranked(List<T> given, String field, Function<T, Guess> guess) {
        Stream<Guess> guesses = told(given, field).stream().map(guess);
        return guesses.sorted(Comparator.comparing(Guess::confidence, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static <T> T told(T value, String field) {
        if (value == null) {
            throw new IllegalStateException("the service's answer has no '" + field + "'");
        }
        return value;
    }
}
