package io.aftercare.local.launcher.eval.talks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes talks as Markdown, word for word. */
public final class Transcript {
    private Transcript() {}

    public static String of(List<Talk> talks) {
        return talks.stream().map(Transcript::of).collect(Collectors.joining("\n"));
    }

    public static String of(Talk talk) {
        Customer customer = talk.customer();
        String about = customer.order() == null ? "" : ", writes from the page of order " + customer.order();
        String head = "## " + customer.id() + "\n\n*" + customer.goal() + "; " + customer.temper() + about + "*\n\n";
        return talk.turns().stream().map(Transcript::of).collect(Collectors.joining("\n", head, ""));
    }

    private static String of(Talk.Turn turn) {
        return "**›** " + literal(turn.say()) + "\n\n"
                + turn.reply().lines().map(line -> "> " + literal(line)).collect(Collectors.joining("\\\n")) + "\n>\n> "
                + outcome(turn) + "\n";
    }

    /** Beside the words: the step that closed the turn, the case, the person, the promises. */
    private static String outcome(Talk.Turn turn) {
        JsonNode json = turn.json();
        JsonNode opened = json.path("case");
        JsonNode handoff = json.path("handoff");
        Stream<String> parts = Stream.of(
                        turn.source(),
                        opened.isObject() ? "case " + opened.path("kind").asText() : "",
                        handoff.isObject() ? "handoff " + handoff.path("state").asText() : "",
                        promises(json.path("reply").path("promises")))
                .filter(part -> !part.isEmpty());
        return parts.collect(Collectors.joining(" · ", "<sub>", "</sub>"));
    }

    private static String promises(JsonNode promises) {
        return promises.isEmpty() ? "" : "promises " + String.join(", ", promises.findValuesAsText("kind"));
    }

    private static String literal(String text) {
        return text.replace("\n", " ").replaceAll("([\\\\`*_<>#])", "\\\\$1").replaceFirst("^(\\d+)\\.", "$1\\\\.");
    }
}
