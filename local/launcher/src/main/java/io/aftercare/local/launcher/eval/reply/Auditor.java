package io.aftercare.local.launcher.eval.reply;

import io.aftercare.reply.Reply;
import io.aftercare.reply.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for what a reply says that is not so. It shares no line with the gate that lets sentences out and does not believe
 * their evidence: what is true it takes from the turn's JSON and from the articles that were shipped.
 */
final class Auditor {
    enum Kind {
        NUMBER,
        DATE,
        ID,
        ENTITLEMENT
    }

    record Finding(Kind kind, String what, String sentence) {}

    private record Look(Kind kind, Pattern pattern, Function<MatchResult, Boolean> holds) {}

    private static final String HAN = "[零〇一二两三四五六七八九十百千万]+";
    private static final Map<String, Pattern> OFFERS = Map.of(
            "refund", offer("退款|退给您|全额", "refund"),
            "return", offer("退货", "return"),
            "exchange", offer("换货", "exchange"),
            "repair", offer("送修|维修", "repair"),
            "resend", offer("补发|补寄", "send .{0,30}(?:again|part)"),
            "compensation", offer("赔偿|补偿", "compensation"),
            "invoice", offer("开发票", "invoice"));
    private static final Map<String, Set<String>> GIVEN_BY = Map.of(
            "refund", Set.of("refund", "return_and_refund", "price_protection"),
            "return", Set.of("return_and_refund"),
            "exchange", Set.of("exchange"),
            "repair", Set.of("repair"),
            "resend", Set.of("resend", "parts"),
            "compensation", Set.of("keep_with_compensation", "compensation"),
            "invoice", Set.of("invoice"));
    private static final Pattern NEVER = Pattern.compile(
            "免费|保证|终身|任何情况|百分之百|free of charge|guarantee|lifetime|in any case", Pattern.CASE_INSENSITIVE);

    private final Set<String> shipped;

    /** @param shipped every passage of the articles that come with the service: they may be quoted */
    Auditor(Set<String> shipped) {
        this.shipped = shipped;
    }

    List<Finding> audit(Reply reply, World world) {
        List<Finding> findings = new ArrayList<>();
        for (Sentence sentence : reply.sentences()) {
            if (!shipped.contains(sentence.text())) {
                look(sentence.text(), world, findings);
            }
        }
        return findings;
    }

    private static void look(String sentence, World world, List<Finding> findings) {
        String left = sentence;
        for (String text : world.texts) {
            left = left.replace(text, " ~ ");
        }
        offers(left, sentence, world, findings);
        for (Look look : looks(world)) {
            Matcher found = look.pattern().matcher(left);
            StringBuilder rest = new StringBuilder();
            while (found.find()) {
                if (!look.holds().apply(found.toMatchResult())) {
                    findings.add(new Finding(look.kind(), found.group(), sentence));
                }
                found.appendReplacement(rest, " ~ ");
            }
            left = found.appendTail(rest).toString();
        }
    }

    private static void offers(String left, String sentence, World world, List<Finding> findings) {
        OFFERS.forEach((what, pattern) -> {
            if (pattern.matcher(left).find() && GIVEN_BY.get(what).stream().noneMatch(world.granted::contains)) {
                findings.add(new Finding(Kind.ENTITLEMENT, what, sentence));
            }
        });
        Matcher never = NEVER.matcher(left);
        if (never.find()) {
            findings.add(new Finding(Kind.ENTITLEMENT, never.group(), sentence));
        }
    }

    private static List<Look> looks(World world) {
        return List.of(
                new Look(
                        Kind.ID,
                        pattern("https?:\\S+|www\\.\\S+|\\S+@\\S+\\.\\w+|\\b[\\w-]+\\.(?:com|cn|net|example)\\b"),
                        it -> false),
                new Look(
                        Kind.NUMBER,
                        pattern(
                                "(?:CNY|EUR|USD|GBP|[¥€$£])\\s?([\\d,]+(?:\\.\\d+)?)|([\\d,]+(?:\\.\\d+)?)\\s?(?:元|欧元|美元|英镑)"),
                        it -> world.amounts.contains(World.plain(it.group(1) == null ? it.group(2) : it.group(1)))),
                new Look(
                        Kind.DATE,
                        pattern("(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日"),
                        it -> world.days.contains(day(it.group(1), it.group(2), it.group(3)))),
                new Look(
                        Kind.DATE,
                        pattern(
                                "\\b(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: (\\d{4}))?\\b"),
                        it -> world.days.contains(day(it.group(3), month(it.group(2)), it.group(1)))),
                new Look(Kind.DATE, pattern("\\b\\d{1,2}:\\d{2}\\b"), it -> world.clocks.contains(it.group())),
                new Look(
                        Kind.DATE,
                        pattern(
                                "今天|明天|后天|今晚|下周|\\b(?:today|tomorrow|tonight|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b"),
                        it -> false),
                new Look(
                        Kind.NUMBER,
                        pattern("(\\d+多?|[几数半]|" + HAN + "[多几]?)\\s?个?(工作日|天|日|小时|半?月|年|周|星期|礼拜)|(?<![A-Za-z-])(\\d+|"
                                + SpelledNumber.PATTERN
                                + ")[ -]((?:working|business|calendar)[ -])?(day|hour|month|year|week)s?\\b"),
                        it -> period(it).filter(world.periods::contains).isPresent()),
                new Look(
                        Kind.ID,
                        pattern("\\b[A-Za-z]+[-_]?\\d[\\w-]*|\\b\\d+[-A-Za-z][\\w-]*"),
                        it -> world.codes.contains(it.group().toUpperCase(Locale.ROOT))),
                new Look(
                        Kind.NUMBER,
                        pattern(HAN + "(?:倍|折|元|块)|百分之" + HAN + "|\\d+\\s?%|\\b(?:twice|double|triple|\\w+ times)\\b"),
                        it -> false),
                new Look(Kind.NUMBER, pattern("\\d[\\d,.]*"), it -> isKnown(it.group(), world)));
    }

    private static boolean isKnown(String number, World world) {
        String bare = number.replaceAll("[,.]$", "");
        return world.numbers.contains(bare) || world.codes.contains(bare);
    }

    /**
     * As decisions hold it: days, hours and months. Empty where its number is none, as in "a few days", and of working
     * time, which no decision of the packs that are audited gives.
     */
    private static Optional<String> period(MatchResult it) {
        String unit = it.group(2) == null ? it.group(5).toLowerCase(Locale.ROOT) : it.group(2);
        boolean ofWork = unit.equals("工作日")
                || it.group(4) != null && !it.group(4).toLowerCase(Locale.ROOT).startsWith("calendar");
        return SpelledNumber.read(it.group(1) == null ? it.group(3) : it.group(1))
                .filter(number -> !ofWork)
                .map(number -> switch (unit) {
                    case "天", "日", "day" -> number + "d";
                    case "周", "星期", "礼拜", "week" -> 7 * number + "d";
                    case "小时", "hour" -> number + "h";
                    case "月", "month" -> number + "m";
                    case "年", "year" -> 12 * number + "m";
                    default -> null;
                });
    }

    private static String day(String year, String month, String day) {
        String monthDay = "%02d-%02d".formatted(Integer.parseInt(month), Integer.parseInt(day));
        return year == null ? monthDay : year + "-" + monthDay;
    }

    private static String month(String name) {
        return String.valueOf("JanFebMarAprMayJunJulAugSepOctNovDec".indexOf(name) / 3 + 1);
    }

    /** Granting it, not naming, refusing or registering it. */
    private static Pattern offer(String zh, String en) {
        return pattern("(?<![不没])(?:可以|会|将|给您|获得|已经为您)[^，。；！？不登审核预想]{0,16}(?:" + zh + ")"
                + "|(?:you (?:can(?! ask)|get|will get)|we (?:can|will)|your refund is|has been made)[^.;,]{0,60}(?:"
                + en + ")");
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
