package io.aftercare.intent.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sums of money with their currency: ¥129, 129元, 129块5, 五十块钱, $20, 20 euros. */
final class Amounts implements Recognizer {
    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3}){1,3}(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,2})?)";
    private static final Pattern SIGN_FIRST = Pattern.compile(
            "(?<![a-z0-9])(us\\$|[¥￥$€£]|cny|rmb|usd|eur|gbp)\\s?" + NUMBER + "(万)?(?![\\d])(?:\\s?(元|块钱?))?");
    private static final Pattern UNIT_LAST = Pattern.compile("(?<![\\d.a-z])" + NUMBER
            + "\\s?(万)?\\s?(元钱?|圆|块钱|块(?=\\d|[^\\p{IsHan}]|$|的|了|买|多|左右|差)|人民币|美元|美金|欧元|英镑"
            + "|(?:cny|rmb|usd|eur|gbp|yuan|dollars?|bucks|euros?|pounds?|kuai)(?![a-z]))(?:(?<=块)([1-9])(?![\\d.]))?");
    private static final Pattern CHINESE_NUMERALS = Pattern.compile("([一二两三四五六七八九十百千万零]*[一二两三四五六七八九十百千万])(元|块钱|美元|欧元)");

    @Override
    public EntityType type() {
        return EntityType.AMOUNT;
    }

    @Override
    public List<Match> find(String folded) {
        Signs signs = Signs.of(folded);
        Stream<Match> signFirst = matches(SIGN_FIRST, folded, signs.digits()).map(Amounts::signFirst);
        Stream<Match> unitLast = matches(UNIT_LAST, folded, signs.digits()).map(Amounts::unitLast);
        Stream<Match> numerals = matches(CHINESE_NUMERALS, folded, signs.others())
                .map(Amounts::numerals)
                .flatMap(Optional::stream);
        return Stream.of(signFirst, unitLast, numerals)
                .flatMap(matches -> matches)
                .toList();
    }

    private static Stream<MatchResult> matches(Pattern pattern, String folded, boolean possible) {
        return possible ? pattern.matcher(folded).results() : Stream.empty();
    }

    private static Match signFirst(MatchResult match) {
        return match(match, number(match.group(2), match.group(3)), match.group(1));
    }

    private static Match unitLast(MatchResult match) {
        BigDecimal amount = number(match.group(1), match.group(2));
        BigDecimal jiao = match.group(4) == null ? BigDecimal.ZERO : new BigDecimal(match.group(4)).movePointLeft(1);
        return match(match, amount.add(jiao), match.group(3));
    }

    private static Optional<Match> numerals(MatchResult match) {
        return ChineseNumber.parse(match.group(1))
                .map(number -> match(match, BigDecimal.valueOf(number), match.group(2)));
    }

    private static BigDecimal number(String digits, String tenThousand) {
        BigDecimal number = new BigDecimal(digits.replace(",", ""));
        return tenThousand == null ? number : number.movePointRight(4);
    }

    private static Match match(MatchResult match, BigDecimal amount, String unit) {
        return new Match(
                match.start(),
                match.end(),
                amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + currency(unit));
    }

    private static String currency(String unit) {
        return switch (unit) {
            case "$", "us$", "usd", "美元", "美金", "dollar", "dollars", "bucks" -> "USD";
            case "€", "eur", "欧元", "euro", "euros" -> "EUR";
            case "£", "gbp", "英镑", "pound", "pounds" -> "GBP";
            default -> "CNY";
        };
    }
}
