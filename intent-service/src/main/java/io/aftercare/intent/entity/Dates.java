package io.aftercare.intent.entity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Days, as ISO dates counted from today by the shop's clock; a day without a year is the latest that is not far ahead. */
final class Dates implements Recognizer {
    private static final String MONTH_NAME =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String WORD_START = "(?<![a-z0-9])";
    private static final String WORD_END = "(?![a-z0-9])";
    private static final Map<String, Integer> NAMED_DAYS = Map.ofEntries(
            Map.entry("大前天", -3),
            Map.entry("前天", -2),
            Map.entry("昨天", -1),
            Map.entry("昨日", -1),
            Map.entry("昨晚", -1),
            Map.entry("今天", 0),
            Map.entry("今日", 0),
            Map.entry("今早", 0),
            Map.entry("今晚", 0),
            Map.entry("明天", 1),
            Map.entry("明日", 1),
            Map.entry("明早", 1),
            Map.entry("后天", 2),
            Map.entry("大后天", 3),
            Map.entry("day before yesterday", -2),
            Map.entry("yesterday", -1),
            Map.entry("today", 0),
            Map.entry("tonight", 0),
            Map.entry("day after tomorrow", 2),
            Map.entry("tomorrow", 1));
    private static final Period SOON = Period.ofDays(45);
    private static final String WEEKDAYS_ZH = "一二三四五六";
    private static final List<String> WEEKDAYS_EN = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> MONTHS_EN =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final Clock clock;
    private final List<Form> forms = new ArrayList<>();

    Dates(Clock clock) {
        this.clock = clock;
        form(
                Signs::digits,
                "(?<!\\d)(20\\d{2})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?:\\s?[日号])?(?!\\d)",
                (m, today) -> date(number(m, 1), number(m, 2), number(m, 3)));
        form(
                Signs::digits,
                "(?<!\\d)(\\d{1,2})\\s?月\\s?(\\d{1,2})(?:\\s?[日号])?(?!\\d)",
                (m, today) -> latest(today, number(m, 1), number(m, 2)));
        form(
                Signs::digits,
                WORD_START + MONTH_NAME + "\\.?\\s+(?:the\\s+)?" + DAY + "(?:,?\\s+(20\\d{2}))?" + WORD_END,
                (m, today) -> month(today, m.group(1), number(m, 2), m.group(3)));
        form(
                Signs::digits,
                WORD_START + DAY + "\\s+(?:of\\s+)?" + MONTH_NAME + "(?:,?\\s+(20\\d{2}))?" + WORD_END,
                (m, today) -> month(today, m.group(2), number(m, 1), m.group(3)));
        form(
                Signs::others,
                "大前天|大后天|前天|昨[天日晚]|今[天日早晚]|明[天日早]|后天",
                (m, today) -> Optional.of(today.plusDays(NAMED_DAYS.get(m.group()))));
        form(
                Signs::latin,
                WORD_START
                        + "(?:the )?(day before yesterday|day after tomorrow|yesterday|today|tonight|tomorrow)"
                        + WORD_END,
                (m, today) -> Optional.of(today.plusDays(NAMED_DAYS.get(m.group(1)))));
        form(
                Signs::others,
                "(\\d{1,3}|[一二两三四五六七八九十]{1,3})天(之?前|以前|之?后|以后)",
                (m, today) -> zhNumber(m.group(1))
                        .map(days -> today.plusDays(m.group(2).endsWith("前") ? -days : days)));
        form(
                Signs::latin,
                WORD_START + "(\\d{1,3}|a|two|three) (day|week)s? ago" + WORD_END,
                (m, today) -> Optional.of(today.minus(
                        enNumber(m.group(1)), m.group(2).equals("day") ? ChronoUnit.DAYS : ChronoUnit.WEEKS)));
        form(
                Signs::others,
                "(上上|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])",
                (m, today) -> Optional.of(weekday(today, m.group(1), zhWeekday(m.group(2)))));
        form(
                Signs::latin,
                WORD_START
                        + "(last|this|next|on) (mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
                        + WORD_END,
                (m, today) -> Optional.of(
                        weekday(today, m.group(1), enWeekday(m.group(2).substring(0, 3)))));
        form(
                Signs::digits,
                "(?<![\\d月a-z/.-])([1-9]|[12]\\d|3[01])号(?![楼店线院门机])",
                (m, today) -> latest(today, today.getMonthValue(), number(m, 1)));
    }

    @Override
    public EntityType type() {
        return EntityType.DATE;
    }

    @Override
    public List<Match> find(String folded) {
        LocalDate today = LocalDate.now(clock);
        Signs signs = Signs.of(folded);
        return forms.stream()
                .filter(form -> form.possible().test(signs))
                .flatMap(form -> form.pattern()
                        .matcher(folded)
                        .results()
                        .flatMap(match -> form
                                .reading()
                                .apply(match, today)
                                .map(date -> new Match(match.start(), match.end(), date.toString()))
                                .stream()))
                .toList();
    }

    /** @param possible in which texts the form can be found at all, for most are searched in vain */
    private void form(
            Predicate<Signs> possible,
            String pattern,
            BiFunction<MatchResult, LocalDate, Optional<LocalDate>> reading) {
        forms.add(new Form(possible, Pattern.compile(pattern), reading));
    }

    private static Optional<LocalDate> month(LocalDate today, String name, int day, String year) {
        int month = MONTHS_EN.indexOf(name.substring(0, 3)) + 1;
        return year == null ? latest(today, month, day) : date(Integer.parseInt(year), month, day);
    }

    /** Customers speak of what was, or of what comes soon: the latest such day that is not far ahead. */
    private static Optional<LocalDate> latest(LocalDate today, int month, int day) {
        LocalDate horizon = today.plus(SOON);
        return IntStream.of(horizon.getYear(), horizon.getYear() - 1, horizon.getYear() - 2)
                .mapToObj(year -> date(year, month, day))
                .flatMap(Optional::stream)
                .filter(date -> !date.isAfter(horizon))
                .findFirst();
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A weekday of last, this or next week; without a word for it, the last one that was. */
    private static LocalDate weekday(LocalDate today, String which, DayOfWeek day) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate thisWeek = monday.with(TemporalAdjusters.nextOrSame(day));
        if (which == null || which.equals("on")) {
            return today.with(TemporalAdjusters.previousOrSame(day));
        }
        return switch (which.charAt(0)) {
            case '上' -> thisWeek.minusWeeks(which.equals("上上") ? 2 : 1);
            case '下', 'n' -> thisWeek.plusWeeks(1);
            case 'l' -> today.with(TemporalAdjusters.previous(day));
            default -> thisWeek;
        };
    }

    private static DayOfWeek zhWeekday(String numeral) {
        int index = WEEKDAYS_ZH.indexOf(numeral);
        return index < 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(index + 1);
    }

    private static DayOfWeek enWeekday(String prefix) {
        return DayOfWeek.of(WEEKDAYS_EN.indexOf(prefix) + 1);
    }

    private static Optional<Long> zhNumber(String text) {
        return Character.isDigit(text.charAt(0)) ? Optional.of(Long.parseLong(text)) : ChineseNumber.parse(text);
    }

    private static long enNumber(String text) {
        return switch (text) {
            case "a" -> 1;
            case "two" -> 2;
            case "three" -> 3;
            default -> Long.parseLong(text);
        };
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private record Form(
            Predicate<Signs> possible,
            Pattern pattern,
            BiFunction<MatchResult, LocalDate, Optional<LocalDate>> reading) {}
}
