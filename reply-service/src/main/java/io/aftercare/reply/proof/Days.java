package io.aftercare.reply.proof;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Days and moments in all the ways that replies and articles write them, as {@code 2026-11-24T18:00}, {@code 2026-11-24},
 * or with {@code *} for a year that was not said.
 */
final class Days {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String CLOCK =
            "(?:,?\\s*(?:at\\s+)?(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d+)?)?)?";

    static final Pattern ISO = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
            + "(?:T(?<hour>\\d{2}):(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d+)?)?Z?)?");
    static final Pattern HAN = Pattern.compile("(?:(?<year>\\d{4})\\s*年\\s*)?(?<month>\\d{1,2}|" + Numerals.HAN
            + ")\\s*月\\s*(?<day>\\d{1,2}|" + Numerals.HAN + ")\\s*[日号]" + CLOCK);
    static final Pattern DAY_FIRST = Pattern.compile(
            "\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTH + "(?:,?\\s+(?<year>\\d{4}))?\\b" + CLOCK,
            Pattern.CASE_INSENSITIVE);
    static final Pattern MONTH_FIRST = Pattern.compile(
            "\\b" + MONTH + "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>\\d{4}))?\\b" + CLOCK,
            Pattern.CASE_INSENSITIVE);

    private Days() {}

    static Claim claim(MatchResult found) {
        String year = found.group("year") == null ? "*" : found.group("year");
        String day = year + "-" + two(month(found.group("month"))) + "-" + two(found.group("day"));
        String hour = found.group("hour");
        return hour == null
                ? new Claim(Claim.Kind.DAY, day, found.group())
                : new Claim(Claim.Kind.MOMENT, day + "T" + two(hour) + ":" + found.group("minute"), found.group());
    }

    private static String month(String month) {
        int place = Character.isLetter(month.charAt(0)) && month.charAt(0) < 128
                ? MONTHS.indexOf(month.toLowerCase(Locale.ROOT).substring(0, 3))
                : -1;
        return place < 0 ? month : String.valueOf(place / 3 + 1);
    }

    private static String two(String number) {
        return Numerals.read(number)
                .map(it -> String.format(Locale.ROOT, "%02d", it.intValue()))
                .orElse(number);
    }
}
