package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that is true in one turn, gathered from its JSON without a look at how the service proves a sentence: amounts, days,
 * clocks, periods, codes, bare numbers, what is granted, and texts that may be said as they stand.
 */
final class World {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern CODE = Pattern.compile("[A-Za-z]*[-_]?\\d[\\w-]*");
    private static final Pattern ISO_DAY = Pattern.compile(" ?\\b\\d{4}-\\d{2}-\\d{2}\\b ?");

    final Set<String> amounts = new HashSet<>();
    final Set<String> days = new HashSet<>();
    final Set<String> clocks = new HashSet<>();
    final Set<String> periods = new HashSet<>();
    final Set<String> codes = new HashSet<>();
    final Set<String> numbers = new HashSet<>();
    final Set<String> granted = new HashSet<>();
    final List<String> texts = new ArrayList<>();

    static World of(JsonNode decision) {
        World world = new World();
        if (decision != null) {
            world.walk(decision, "", "");
            world.count(decision.path("order").path("items"));
            for (JsonNode option : decision.path("options")) {
                if (option.path("outcome").asText().equals("allowed")) {
                    world.granted.add(option.path("kind").asText());
                    if (option.path("amounts")
                                    .path("compensation")
                                    .path("amount")
                                    .asDouble()
                            > 0) {
                        world.granted.add("compensation");
                    }
                }
            }
        }
        // What stands in a longer text must not be taken out of it first.
        world.texts.sort(Comparator.comparing(String::length).reversed());
        return world;
    }

    private void walk(JsonNode node, String field, String of) {
        if (field.equals("notes")) {
            return;
        }
        if (node.isObject() && node.has("amount") && node.has("currency")) {
            amounts.add(plain(node.path("amount").asText()));
        }
        if (node.isObject() && node.has("after")) {
            List.of("hours", "days", "months").forEach(unit -> {
                if (node.path(unit).isInt()) {
                    periods.add(node.path(unit).asInt() + unit.substring(0, 1));
                }
            });
        }
        if (node.isTextual()) {
            text(node.asText(), field, of);
        } else if (node.isInt()) {
            numbers.add(node.asText());
        }
        node.properties().forEach(child -> walk(child.getValue(), child.getKey(), field));
        if (node.isArray()) {
            node.forEach(child -> walk(child, field, of));
        }
    }

    private void text(String text, String field, String of) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z")) {
            ZonedDateTime at = Instant.parse(text).atZone(CHINA);
            day(at.toLocalDate());
            clocks.add(DateTimeFormatter.ofPattern("HH:mm").format(at));
        } else if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            day(LocalDate.parse(text));
        } else {
            boolean words = text.length() > 1 && (field.equals("zh") || field.equals("en"));
            // What a shop or a carrier types may be named, but is no authority on money or numbers.
            boolean typed = List.of("name", "place", "description").contains(of);
            if (words && !(typed && text.matches(".*(\\d{4,}|[元¥$€]).*"))) {
                texts.add(text);
                texts.addAll(spoken(text));
            }
            CODE.matcher(text).results().forEach(code -> codes.add(code.group().toUpperCase(Locale.ROOT)));
        }
    }

    /** The text with its days as people write them, and with a capital. */
    private List<String> spoken(String text) {
        List<String> spoken = new ArrayList<>();
        for (String pattern : List.of("M月d日", "yyyy年M月d日", "d MMM", "d MMM yyyy")) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            String said = ISO_DAY.matcher(text).replaceAll(found -> {
                LocalDate day = LocalDate.parse(found.group().strip());
                String written = format.format(day);
                return pattern.contains("月")
                        ? written
                        : found.group().replace(found.group().strip(), written);
            });
            spoken.add(said);
            spoken.add(said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1));
        }
        return spoken;
    }

    private void day(LocalDate day) {
        days.add(day.toString());
        days.add("%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()));
    }

    private void count(JsonNode items) {
        int bought = 0;
        int returned = 0;
        for (JsonNode item : items) {
            bought += item.path("quantity").asInt();
            returned += item.path("returnedQuantity").asInt();
        }
        numbers.add(String.valueOf(bought));
        numbers.add(String.valueOf(bought - 1));
        numbers.add(String.valueOf(returned));
    }

    static String plain(String number) {
        return new BigDecimal(number.replace(",", "")).stripTrailingZeros().toPlainString();
    }
}
