package io.aftercare.reply.proof;

import io.aftercare.reply.proof.Claim.Kind;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds everything in a text that can be wrong: numbers of every sort, days, ids, addresses, names of rights, and
 * commitments. What was read once is not read again as something less, so that 129.00元 is an amount and no bare number;
 * digits that nothing recognises are claims all the same. Cost: a fixed number of passes over the text.
 */
public final class ClaimReader {
    private static final String NUMBER = "(" + Numerals.DIGITS + "|" + Numerals.HAN + ")";
    private static final String ANY_NUMBER =
            "(" + Numerals.DIGITS + "|\\b" + Numerals.ENGLISH + "\\b|" + Numerals.HAN + ")";
    private static final int I = Pattern.CASE_INSENSITIVE;

    private record Reading(Pattern pattern, Function<MatchResult, Claim> claim) {}

    /** The more a form says, the earlier it is tried. */
    private static final List<Reading> READINGS = List.of(
            reading(
                    "https?://\\S+|\\bwww\\.\\S+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                            + "|\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|cn|net|org|io|xyz|top|shop|site|info|example)\\b(?:/\\S*)?",
                    found -> claim(Kind.LINK, found.group().toLowerCase(Locale.ROOT), found)),
            new Reading(Days.ISO, Days::claim),
            new Reading(Days.HAN, Days::claim),
            new Reading(Days.DAY_FIRST, Days::claim),
            new Reading(Days.MONTH_FIRST, Days::claim),
            reading("\\b(\\d{1,2}):(\\d{2})\\b", found -> claim(Kind.TIME, found.group(), found)),
            reading(
                    "(CNY|RMB|EUR|USD|GBP|人民币|[¥€$£])\\s*(" + Numerals.DIGITS + ")",
                    found -> amount(found, found.group(2), found.group(1))),
            reading(
                    NUMBER + "\\s*(欧元|美元|英镑|元|块钱|块|CNY|RMB|EUR|USD|GBP|euros?|dollars?|yuan|pounds?)",
                    found -> amount(found, found.group(1), found.group(2))),
            reading(NUMBER + "\\s*(?:%|‰|percent|per cent)", found -> number(Kind.PERCENT, found.group(1), "", found)),
            reading("百分之" + NUMBER, found -> number(Kind.PERCENT, found.group(1), "", found)),
            reading(NUMBER + "\\s*折", found -> number(Kind.PERCENT, found.group(1), " off", found)),
            reading(
                    "\\ba (fifth|quarter|third|half) of\\b",
                    found -> claim(Kind.PERCENT, fraction(found.group(1)), found)),
            reading(ANY_NUMBER + "\\s*(?:倍|times\\b)", found -> number(Kind.MULTIPLE, found.group(1), "", found)),
            reading("(?:假一赔|退一赔)" + NUMBER, found -> number(Kind.MULTIPLE, found.group(1), "", found)),
            reading("第\\s*" + NUMBER + "\\s*条", found -> number(Kind.ARTICLE, found.group(1), "", found)),
            reading("\\b(?:art\\.?|articles?)\\s*(\\d+)", found -> number(Kind.ARTICLE, found.group(1), "", found)),
            reading(
                    "(?<!第)" + NUMBER + "\\s*个?\\s*(?:多\\s*)?(工作日|小时|分钟|天|日|周|星期|礼拜|月|年)",
                    found -> duration(found.group(1), found.group(2), found)),
            reading(
                    "[几数]\\s*个?\\s*(工作日|小时|分钟|天|日|周|月|年)",
                    found -> claim(Kind.DURATION, "some " + found.group(1), found)),
            reading(
                    ANY_NUMBER
                            + "[\\s-](?:(working|business)\\s)?(?:calendar\\s)?(minute|hour|day|week|month|year)s?\\b",
                    found -> duration(
                            found.group(1), (found.group(2) == null ? "" : "working ") + found.group(3), found)),
            reading(
                    "\\b(?:few|several) (minute|hour|day|week|month)s\\b",
                    found -> claim(Kind.DURATION, "some " + found.group(1), found)),
            reading(
                    "今天|明天|后天|昨天|今晚|明早|本周|下周|周[一二三四五六日天]|星期[一二三四五六日天]"
                            + "|\\b(?:today|tomorrow|yesterday|tonight|(?:this|next) (?:week|month)"
                            + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b",
                    found -> claim(Kind.RELATIVE_DAY, found.group().toLowerCase(Locale.ROOT), found)),
            reading(
                    "[A-Z]{1,8}(?:[-_][A-Z]+)*[-_]?\\d[\\w-]*|\\d+[A-Z-][\\w-]*",
                    found -> claim(Kind.ID, found.group().toUpperCase(Locale.ROOT), found)),
            // One of a thing is an everyday word in Chinese (哪一件), and no count.
            reading(
                    "(\\d+|[二两三四五六七八九十百]+)\\s*(?:件|个|台|只|张|单|份|次|位|部|条|双|箱|瓶|盒|款|笔|项)",
                    found -> number(Kind.COUNT, found.group(1), "", found)),
            reading(Numerals.DIGITS, found -> number(Kind.COUNT, found.group(), "", found)));

    private static final Lexicon LEXICON = Lexicon.load();

    /** Most sentences are said again and again; all is forgotten at once when there are too many. */
    private static final Map<String, Text> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 5_000;

    private record Text(List<Claim> claims, boolean instructs) {}

    private ClaimReader() {}

    public static List<Claim> read(String text) {
        return known(text).claims();
    }

    /** Whether a text talks to the machine that reads it instead of to a customer. */
    public static boolean instructs(String text) {
        return known(text).instructs();
    }

    private static Text known(String text) {
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(text, it -> {
            String plain = plain(it);
            return new Text(
                    Stream.concat(
                                    LEXICON.read(plain).stream(),
                                    figures(plain).stream().map(Figure::claim))
                            .toList(),
                    LEXICON.instructs(plain));
        });
    }

    /** A claim that is no name of a right and no commitment, and where it stands. */
    public record Figure(Claim claim, int start, int end) {}

    /** @param plain a text that {@link #plain} made */
    public static List<Figure> figures(String plain) {
        List<Figure> figures = new ArrayList<>();
        boolean numbers = plain.chars().anyMatch(ClaimReader::countsSomething);
        StringBuilder rest = new StringBuilder(plain);
        for (Reading reading : numbers ? READINGS : WORDY) {
            Matcher found = reading.pattern().matcher(rest);
            for (int from = 0; found.find(from); from = found.end()) {
                figures.add(new Figure(reading.claim().apply(found.toMatchResult()), found.start(), found.end()));
                for (int i = found.start(); i < found.end(); i++) {
                    rest.setCharAt(i, ' ');
                }
            }
        }
        return figures;
    }

    /** What is left to find where there is neither a digit nor a Chinese numeral. */
    private static final List<Reading> WORDY = READINGS.stream()
            .filter(reading -> reading.pattern().pattern().matches("(?s).*(today|www|few|half an\\?|fifth).*"))
            .toList();

    /** Full-width forms narrowed, digits of all scripts turned into ours, marks that nobody sees taken out. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append(Character.digit(c, 10));
            } else if (Character.getType(c) != Character.FORMAT) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static boolean countsSomething(int c) {
        return c >= '0' && c <= '9' || "零〇一二两三四五六七八九十百千万亿半几数".indexOf(c) >= 0;
    }

    private static Reading reading(String pattern, Function<MatchResult, Claim> claim) {
        return new Reading(Pattern.compile(pattern, I), claim);
    }

    private static Claim claim(Kind kind, String value, MatchResult found) {
        return new Claim(kind, value, found.group().strip());
    }

    /** A number that cannot be read is a claim that nothing proves. */
    private static Claim number(Kind kind, String number, String unit, MatchResult found) {
        String value = Numerals.read(number).map(Numerals::canonical).orElse("?" + number);
        return claim(kind, value + unit, found);
    }

    private static Claim amount(MatchResult found, String number, String currency) {
        return number(Kind.AMOUNT, number, " " + currency(currency.toLowerCase(Locale.ROOT)), found);
    }

    private static String currency(String written) {
        return switch (written) {
            case "eur", "€", "欧元", "euro", "euros" -> "EUR";
            case "usd", "$", "美元", "dollar", "dollars" -> "USD";
            case "gbp", "£", "英镑", "pound", "pounds" -> "GBP";
            default -> "CNY";
        };
    }

    private static String fraction(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "fifth" -> "20";
            case "quarter" -> "25";
            case "third" -> "33.3";
            default -> "50";
        };
    }

    /** Weeks are seven days and years twelve months; a working day is none of these. */
    private static Claim duration(String number, String unit, MatchResult found) {
        BigDecimal length = Numerals.read(number).orElse(null);
        if (length == null) {
            return claim(Kind.DURATION, "?" + found.group(), found);
        }
        String value = switch (unit.toLowerCase(Locale.ROOT)) {
            case "工作日", "working day" -> Numerals.canonical(length) + " working days";
            case "小时", "hour" -> Numerals.canonical(length) + " hours";
            case "分钟", "minute" -> Numerals.canonical(length) + " minutes";
            case "天", "日", "day" -> Numerals.canonical(length) + " days";
            case "周", "星期", "礼拜", "week" -> Numerals.canonical(length.multiply(BigDecimal.valueOf(7))) + " days";
            case "月", "month" -> Numerals.canonical(length) + " months";
            case "年", "year" -> Numerals.canonical(length.multiply(BigDecimal.valueOf(12))) + " months";
            default -> Numerals.canonical(length) + " " + unit;
        };
        return claim(Kind.DURATION, value, found);
    }
}
