package io.aftercare.local.launcher.eval.talks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What has to hold of a turn; what is null or empty is left open. Every answer has words in the language that it was asked
 * in, and does without nothing.
 *
 * @param source steps of the cascade, any of which may own the reply
 * @param kind kinds of case, any of which may be opened or joined; {@code none} is no case
 * @param handoff whether a person is asked for
 * @param promise the kind of a promise that the reply makes
 * @param asks what the decision asks the customer for
 * @param tells paths in the turn, as {@code decision.order.promisedShipBy}, whose values the reply has to say
 * @param says patterns, each of which the reply has to match somewhere
 * @param lacks patterns that it may match nowhere
 */
public record Expected(
        List<String> source,
        List<String> kind,
        Boolean handoff,
        String promise,
        String asks,
        List<String> tells,
        List<String> says,
        List<String> lacks) {
    static final Expected ANYTHING = new Expected(null, null, null, null, null, null, null, null);

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String NONE = "none";

    public Expected {
        source = orEmpty(source);
        kind = orEmpty(kind);
        tells = orEmpty(tells);
        says = orEmpty(says);
        lacks = orEmpty(lacks);
    }

    /** What was otherwise, each as a short sentence. */
    List<String> misses(JsonNode turn, String spoken) {
        JsonNode reply = turn.path("reply");
        String text = reply.path("text").asText();
        List<String> misses = new ArrayList<>();
        oneOf("reply from", source, reply.path("source").asText(NONE), misses);
        oneOf("case", kind, turn.path("case").path("kind").asText(NONE), misses);
        oneOf("language", List.of(spoken), reply.path("language").asText(NONE), misses);
        if (handoff != null && handoff != turn.path("handoff").isObject()) {
            misses.add(handoff ? "handoff expected" : "no handoff expected");
        }
        if (promise != null && !reply.path("promises").findValuesAsText("kind").contains(promise)) {
            misses.add("promise " + promise + " expected");
        }
        if (asks != null && !texts(turn.path("decision").path("asks")).contains(asks)) {
            misses.add("a question for the " + asks + " expected");
        }
        tells.stream()
                .filter(path -> !said(written(at(turn, path), path, spoken), text))
                .forEach(path -> misses.add(path + " expected: " + written(at(turn, path), path, spoken)));
        says.stream().filter(it -> !found(it, text)).forEach(it -> misses.add("expected: " + it));
        lacks.stream().filter(it -> found(it, text)).forEach(it -> misses.add("not expected: " + it));
        turn.path("missing").forEach(it -> misses.add("without " + it.asText()));
        return misses;
    }

    private static void oneOf(String what, List<String> expected, String actual, List<String> misses) {
        if (!expected.isEmpty() && !expected.contains(actual)) {
            misses.add(what + " " + String.join(" or ", expected) + " expected, was " + actual);
        }
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).find();
    }

    /** Not as a part of a longer number: 59.00 is not said by 459.00. */
    private static boolean said(String value, String text) {
        return Pattern.compile("(?<!\\d)" + Pattern.quote(value) + "(?!\\d)")
                .matcher(text)
                .find();
    }

    private static JsonNode at(JsonNode turn, String path) {
        return turn.at("/" + path.replace('.', '/'));
    }

    /** The value as a customer reads it: a day, an amount without its currency, a text in their language. */
    private static String written(JsonNode value, String path, String language) {
        if (value.has("amount")) {
            return value.path("amount").asText();
        } else if (value.has(language)) {
            return value.path(language).asText();
        } else if (!value.isTextual() || value.asText().isEmpty()) {
            return "(the turn has no " + path + ")";
        } else if (value.asText().matches("\\d{4}-\\d{2}-\\d{2}T.*Z")) {
            return DateTimeFormatter.ofPattern(language.equals("zh") ? "M月d日" : "d MMM", Locale.ENGLISH)
                    .format(Instant.parse(value.asText()).atZone(CHINA));
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
