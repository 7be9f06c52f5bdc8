package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The decision of a turn as it was recorded, in which the evidence of the reply can be looked up again. */
record Recorded(JsonNode decision) {
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)|\\[(\\d{1,3})]");

    /** What the evidence rests on: the field as it was then, the clause's text, the article's own words; or nothing. */
    JsonNode behind(JsonNode evidence) {
        String quote = evidence.path("quote").asText();
        int is = quote.indexOf('=');
        return switch (evidence.path("kind").asText()) {
            case "knowledge" -> JsonNodeFactory.instance.objectNode().put("text", quote);
            case "order" -> field(quote, is, root().path("order"), root());
            case "case" -> field(quote, is, caseOf(evidence.path("id").asText()), root());
            case "handoff" -> field(quote, is, root().path("handoff"), root());
            case "decision" -> clause(evidence, field(quote, is, root(), root()));
            default -> MissingNode.getInstance();
        };
    }

    /** The one that was decided on, or another that was open or settled then. */
    private JsonNode caseOf(String id) {
        for (String others : List.of("openCases", "settledCases")) {
            for (JsonNode other : root().path(others)) {
                if (other.path("id").asText().equals(id)) {
                    return other;
                }
            }
        }
        return root().path("case");
    }

    private JsonNode root() {
        return decision == null ? MissingNode.getInstance() : decision;
    }

    private static JsonNode field(String quote, int is, JsonNode subject, JsonNode root) {
        if (is < 1) {
            return MissingNode.getInstance();
        }
        String path = quote.substring(0, is);
        JsonNode found = at(subject, path);
        ObjectNode field = JsonNodeFactory.instance.objectNode();
        field.put("field", path).put("value", quote.substring(is + 1));
        JsonNode recorded = found.isMissingNode() ? at(root, path) : found;
        return recorded.isMissingNode() ? field : field.set("recorded", recorded);
    }

    private static JsonNode at(JsonNode subject, String path) {
        JsonNode at = subject;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            at = step.group(1) == null ? at.path(Integer.parseInt(step.group(2))) : at.path(step.group(1));
        }
        return at;
    }

    /** The clause as it stood in the version that decided. */
    private JsonNode clause(JsonNode evidence, JsonNode field) {
        if (field instanceof ObjectNode told) {
            for (JsonNode option : root().path("options")) {
                JsonNode clause = option.path("clause");
                String id = clause.path("pack").path("pack").asText() + "/"
                        + clause.path("id").asText();
                if (id.equals(evidence.path("id").asText())
                        && clause.path("pack").path("version").asInt()
                                == evidence.path("version").asInt()) {
                    return told.set("clause", clause);
                }
            }
        }
        return field;
    }
}
