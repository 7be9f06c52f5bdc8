package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Words that try to be obeyed, where they are written to, and what must not come out because of them. */
record Injection(Language language, String place, Pattern poison, String text) {
    private static final String FILE = "/eval/injections.tsv";

    static List<Injection> all() {
        return text(FILE)
                .lines()
                .skip(2)
                .filter(line -> !line.isBlank())
                .map(Injection::of)
                .toList();
    }

    private static Injection of(String line) {
        String[] fields = line.split("\t");
        if (fields.length != 4) {
            throw new IllegalStateException(FILE + ": a line has language, place, poison and text: " + line);
        }
        return new Injection(
                Language.valueOf(fields[0].toUpperCase(Locale.ROOT)), fields[1], Pattern.compile(fields[2]), fields[3]);
    }

    /** Written into the order or the customer, where that is its place. */
    void writeTo(ObjectNode decision) {
        ObjectNode order = (ObjectNode) decision.path("order");
        switch (place) {
            case "item" ->
                ((ObjectNode) order.withArray("items").get(0))
                        .putObject("name")
                        .put("zh", text)
                        .put("en", text);
            case "notes" -> order.put("notes", text);
            case "customer" -> decision.putObject("customer").put("name", text).put("tier", "gold");
            case "carrier", "scan" -> {
                order.put("status", "shipped")
                        .put("shippedAt", order.path("placedAt").asText());
                ObjectNode parcel = order.putArray("parcels").addObject();
                parcel.put("carrier", place.equals("carrier") ? text : "SF");
                parcel.put("trackingNumber", "SF0001").put("status", "in_transit");
                ObjectNode scan = parcel.putArray("scans")
                        .addObject()
                        .put("at", order.path("placedAt").asText());
                scan.putObject("place").put("zh", "杭州").put("en", "Hangzhou");
                scan.putObject("description").put("zh", text).put("en", text);
            }
            default -> {}
        }
    }

    /** An article that says it, for questions about the matter of {@code intent}. */
    Article article(int number, Language locale, String intent) {
        return new Article(
                "slipped-in-" + number,
                1,
                locale,
                text.substring(0, Math.min(20, text.length())),
                List.of(intent),
                List.of(text),
                false,
                List.of(),
                List.of(text));
    }

    Map<String, Double> intents() {
        return place.equals("carrier") || place.equals("scan")
                ? Map.of("logistics.where_is_it", 0.9)
                : Map.of("return.policy", 0.6);
    }

    static String text(String resource) {
        try (InputStream in = Injection.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
