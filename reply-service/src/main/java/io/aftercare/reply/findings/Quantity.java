package io.aftercare.reply.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with its unit, as a text states it. Dates are none, nor is the name of a right. */
record Quantity(BigDecimal value, String unit, int start, int end) {
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("天", "day"),
            Map.entry("日", "day"),
            Map.entry("小时", "hour"),
            Map.entry("分钟", "minute"),
            Map.entry("周", "week"),
            Map.entry("个月", "month"),
            Map.entry("年", "year"),
            Map.entry("元", "cny"),
            Map.entry("块钱", "cny"),
            Map.entry("倍", "times"),
            Map.entry("%", "percent"),
            Map.entry("day", "day"),
            Map.entry("hour", "hour"),
            Map.entry("minute", "minute"),
            Map.entry("week", "week"),
            Map.entry("month", "month"),
            Map.entry("year", "year"),
            Map.entry("yuan", "cny"),
            Map.entry("cny", "cny"),
            Map.entry("rmb", "cny"),
            Map.entry("time", "times"),
            Map.entry("percent", "percent"));

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30));

    private static final Pattern STATED = Pattern.compile(
            "(?<zh>\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千]+)\\s*(?:个)?(?:工作|自然)?(?<zhUnit>天|日|小时|分钟|周|个月|月|年|元|块钱|倍|%)(?!无理由)"
                    + "|\\b(?<en>\\d+(?:\\.\\d+)?|" + String.join("|", WORDS.keySet())
                    + ")[ -](?:working |business |calendar )?(?<enUnit>day|hour|minute|week|month|year|yuan|cny|rmb|time|percent)s?\\b(?![ -]no-reason)"
                    + "|(?:CNY|RMB|¥|￥)\\s?(?<money>\\d+(?:\\.\\d+)?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DATE =
            Pattern.compile("(\\d{1,4}\\s*年\\s*)?\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|\\d{4}\\s*年");

    static List<Quantity> in(String text) {
        String undated =
                DATE.matcher(text).replaceAll(date -> " ".repeat(date.group().length()));
        List<Quantity> found = new ArrayList<>();
        Matcher stated = STATED.matcher(undated);
        while (stated.find()) {
            String number = stated.group("zh") != null
                    ? stated.group("zh")
                    : stated.group("en") != null ? stated.group("en") : stated.group("money");
            found.add(new Quantity(value(number), unit(stated), stated.start(), stated.end()));
        }
        return found;
    }

    boolean differsFrom(Quantity other) {
        return unit.equals(other.unit) && value.compareTo(other.value) != 0;
    }

    boolean equalTo(Quantity other) {
        return unit.equals(other.unit) && value.compareTo(other.value) == 0;
    }

    private static String unit(Matcher stated) {
        if (stated.group("money") != null) {
            return "cny";
        }
        String unit = stated.group("zhUnit") != null ? stated.group("zhUnit") : stated.group("enUnit");
        return unit.equals("月") ? "month" : UNITS.get(unit.toLowerCase(Locale.ROOT));
    }

    private static BigDecimal value(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return new BigDecimal(number);
        }
        Integer word = WORDS.get(number.toLowerCase(Locale.ROOT));
        return BigDecimal.valueOf(word == null ? chinese(number) : word);
    }

    private static int chinese(String number) {
        int sum = 0;
        int digit = 0;
        for (char c : number.toCharArray()) {
            int weight = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1000;
                default -> 0;
            };
            if (weight > 0) {
                sum += Math.max(1, digit) * weight;
                digit = 0;
            } else {
                digit = c == '两' ? 2 : "一二三四五六七八九".indexOf(c) + 1;
            }
        }
        return sum + digit;
    }
}
