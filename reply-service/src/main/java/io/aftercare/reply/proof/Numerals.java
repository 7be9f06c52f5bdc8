package io.aftercare.reply.proof;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers as digits, as Chinese numerals and as English words. */
final class Numerals {
    /** A number in any of its forms; to be put into a pattern. */
    static final String DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";

    static final String HAN = "[零〇一二两三四五六七八九十百千万亿半]+";
    static final String ENGLISH =
            "(?:half an?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
                    + "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|forty-eight|fifty|sixty|ninety|hundred)";

    private static final String HAN_DIGITS = "〇一二三四五六七八九";
    private static final Map<Character, Integer> HAN_UNITS = Map.of('十', 10, '百', 100, '千', 1000);
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("half a", "0.5"),
            Map.entry("half an", "0.5"),
            Map.entry("a", "1"),
            Map.entry("an", "1"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("thirteen", "13"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("sixteen", "16"),
            Map.entry("seventeen", "17"),
            Map.entry("eighteen", "18"),
            Map.entry("nineteen", "19"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("forty-eight", "48"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("ninety", "90"),
            Map.entry("hundred", "100"));

    private Numerals() {}

    /** Empty where it is no number, or one that is not written like this: what is not understood is not proved. */
    static Optional<BigDecimal> read(String text) {
        String plain = text.strip().replace(",", "");
        if (plain.matches("\\d+(\\.\\d+)?")) {
            return Optional.of(new BigDecimal(plain));
        }
        String word = WORDS.get(plain.toLowerCase(Locale.ROOT));
        return word != null ? Optional.of(new BigDecimal(word)) : han(plain);
    }

    /** 7 for 7, 7.0 and 七. */
    static String canonical(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private static Optional<BigDecimal> han(String text) {
        if (!text.matches(HAN)) {
            return Optional.empty();
        }
        if (text.equals("半")) {
            return Optional.of(new BigDecimal("0.5"));
        }
        long sum = 0;
        long section = 0;
        long digit = -1;
        for (char c : text.replace('零', '〇').replace('两', '二').toCharArray()) {
            int value = HAN_DIGITS.indexOf(c);
            if (value > 0 && digit > 0) {
                return Optional.empty();
            } else if (value >= 0) {
                digit = value;
            } else if (HAN_UNITS.containsKey(c)) {
                section += Math.max(digit, 1) * HAN_UNITS.get(c);
                digit = -1;
            } else if (c == '万' || c == '亿') {
                long whole = section + Math.max(digit, 0);
                sum = (sum + (whole == 0 ? 1 : whole)) * (c == '万' ? 10_000L : 100_000_000L);
                section = 0;
                digit = -1;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(BigDecimal.valueOf(sum + section + Math.max(digit, 0)));
    }
}
