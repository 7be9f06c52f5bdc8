package io.aftercare.reply.compose;

import io.aftercare.reply.Language;
import io.aftercare.reply.turn.OrderFacts.Item;
import io.aftercare.reply.turn.OrderFacts.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How times, lists and names are written in the customer's language, at the customer's place and time. */
record Wording(Language language, ZoneId zone, Instant now) {
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

    /** 129.00元 or CNY 129.00. */
    String money(Money money) {
        if (money == null || money.amount() == null || money.currency() == null) {
            return null;
        }
        String amount = money.amount().toPlainString();
        boolean yuan = language == Language.ZH && money.currency().equals("CNY");
        return yuan ? amount + "元" : money.currency() + " " + amount;
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

    /** 羽绒服 or 羽绒服等3件商品; Down jacket or Down jacket and 2 more. */
    String items(List<Item> items) {
        String first = items.isEmpty() ? null : in(items.getFirst().name());
        int all = items.stream().mapToInt(Item::quantity).sum();
        if (first == null || all <= 1) {
            return first;
        }
        return language == Language.ZH ? first + "等" + all + "件商品" : first + " and " + (all - 1) + " more";
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
