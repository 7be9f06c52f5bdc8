package io.aftercare.reply.compose;

import io.aftercare.reply.Language;
import io.aftercare.reply.proof.ClaimReader;
import io.aftercare.reply.turn.Option;
import io.aftercare.reply.turn.OrderFacts.Item;
import io.aftercare.reply.turn.OrderFacts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How times, lists and names are written in the customer's language, at the customer's place and time. */
record Wording(Language language, ZoneId zone, Instant now) {
    private static final Map<String, String> UNITS = Map.of("CNY", "元", "EUR", "欧元", "USD", "美元", "GBP", "英镑");
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_NOTE = 100;
    /** A number that somebody could call; one with a unit, as of a battery, is none. */
    private static final String CALLABLE = "\\d[\\d-]{4,}+(?! ?(?:毫安|毫升|(?:mah|wh|ml|g|mm|px)\\b))";

    private static final Pattern NO_NAME = Pattern.compile(
            "[。！？；：，“”\"!?;:\\n]|" + CALLABLE + "|[您你请咱]|我们|客户|\\b(?:you|your|please|we|our|customers?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ISO_DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    /** Chinese needs no spaces around it. */
    private static final Pattern HAN_DAY = Pattern.compile(" ?\\d{4}-\\d{2}-\\d{2} ?");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** 11月24日 18:00, or 24 Nov, 18:00 (China time); with the year where it is not this one. */
    String time(Instant instant) {
        if (instant == null) {
            return null;
        }
        ZonedDateTime time = instant.atZone(zone);
        boolean thisYear = time.getYear() == now.atZone(zone).getYear();
        if (language == Language.ZH) {
            String place = zone.equals(CHINA) ? "" : "（" + zone.getDisplayName(TextStyle.SHORT, Locale.CHINESE) + "）";
            return format(time, thisYear ? "M月d日 HH:mm" : "yyyy年M月d日 HH:mm") + place;
        }
        String place = zone.equals(CHINA) ? "China time" : zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return format(time, thisYear ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm") + " (" + place + ")";
    }

    /** 11月24日 or 24 Nov; with the year where it is not this one. */
    String day(LocalDate day) {
        boolean thisYear = day.getYear() == now.atZone(zone).getYear();
        if (language == Language.ZH) {
            return DateTimeFormatter.ofPattern(thisYear ? "M月d日" : "yyyy年M月d日", Locale.ROOT)
                    .format(day);
        }
        return DateTimeFormatter.ofPattern(thisYear ? "d MMM" : "d MMM yyyy", Locale.ENGLISH)
                .format(day);
    }

    /** A text of a pack, with 2026-11-24 written as a day and a capital at its beginning. */
    String sentence(String text) {
        String told = withDays(text.strip());
        int first = told.isEmpty() ? 0 : told.offsetByCodePoints(0, 1);
        return told.substring(0, first).toUpperCase(Locale.ROOT) + told.substring(first);
    }

    private String withDays(String text) {
        return (language == Language.ZH ? HAN_DAY : ISO_DAY)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(day(found)));
    }

    /** As it is written where the calendar has no such day. */
    private String day(MatchResult iso) {
        try {
            return day(LocalDate.parse(iso.group().strip()));
        } catch (DateTimeParseException e) {
            return iso.group();
        }
    }

    /** A length of time as it is written and as evidence quotes it. */
    record Length(String text, String value) {}

    /** Null where a period has no length that can be told. */
    Length length(Option.Period period) {
        if (period == null) {
            return null;
        } else if (period.days() != null) {
            return length(period.days(), "天", "days");
        } else if (period.hours() != null) {
            return length(period.hours(), "小时", "hours");
        }
        return period.months() == null ? null : length(period.months(), "个月", "months");
    }

    private Length length(int number, String zh, String unit) {
        String en = number == 1 ? unit.substring(0, unit.length() - 1) : unit;
        return new Length(number + (language == Language.ZH ? zh : " " + en), number + " " + unit);
    }

    /** 129.00元 or CNY 129.00. */
    String money(Money money) {
        if (money == null || money.amount() == null || money.currency() == null) {
            return null;
        }
        String amount = money.amount().toPlainString();
        String unit = language == Language.ZH ? UNITS.get(money.currency()) : null;
        return unit == null ? money.currency() + " " + amount : amount + unit;
    }

    /** The text in the customer's language where there is one, else nothing: a reply does not mix languages. */
    String in(Map<String, String> texts) {
        return texts == null ? null : texts.get(language.code());
    }

    /** Whether a name can stand in a reply: Latin letters can in Chinese ones, Chinese characters cannot in English ones. */
    boolean isInLanguage(String name) {
        return language == Language.ZH || name.codePoints().noneMatch(Wording::isHan);
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    /** The name of an item, or what a carrier wrote, in the reply's language, if it can be said. */
    String name(Map<String, String> names) {
        return name(in(names));
    }

    /**
     * A name as it can be said: short, no sentence, addressed to nobody, without a number to call. Shops and carriers let
     * anything be typed there.
     */
    String name(String name) {
        boolean sayable = name != null
                && name.length() <= LONGEST_NAME
                && !NO_NAME.matcher(name.strip().replaceFirst("[.。]$", "")).find()
                && isInLanguage(name)
                && !ClaimReader.instructs(name);
        return sayable ? name.strip() : null;
    }

    /** What a carrier wrote of a parcel: a few names with commas between them, or null where one of them cannot be said. */
    String note(Map<String, String> notes) {
        String note = in(notes);
        boolean sayable = note != null
                && note.length() <= LONGEST_NOTE
                && Arrays.stream(note.split("[，,]")).allMatch(part -> name(part) != null);
        return sayable ? note.strip() : null;
    }

    /** T恤（2件） or 2 × T-shirt. */
    String several(String name, int quantity) {
        return language == Language.ZH ? name + "（" + quantity + "件）" : quantity + " × " + name;
    }

    /** 羽绒服 or 羽绒服等3件商品; Down jacket or Down jacket and 2 more. */
    String items(List<Item> items) {
        String first = items.isEmpty() ? null : name(items.getFirst().name());
        int all = items.stream().mapToInt(Item::quantity).sum();
        if (first == null || all <= 1) {
            return first;
        }
        return language == Language.ZH ? first + "等" + all + "件商品" : first + " and " + (all - 1) + " more";
    }

    /** 甲、乙、丙 or a, b and c. */
    String names(List<String> names) {
        return language == Language.ZH ? String.join("、", names) : list(names);
    }

    /** 甲、乙或者丙, or a, b or c. */
    String choice(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        String rest = String.join(language == Language.ZH ? "、" : ", ", parts.subList(0, parts.size() - 1));
        return rest + (language == Language.ZH ? "，或者" : " or ") + parts.getLast();
    }

    /** 甲，乙，丙 or a, b and c. */
    String list(List<String> parts) {
        if (language == Language.ZH || parts.size() < 2) {
            return String.join("，", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    private static String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
