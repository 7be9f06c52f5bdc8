package io.aftercare.local.launcher.eval.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whole numbers below a thousand, as digits, as English words and as Chinese numerals. */
final class SpelledNumber {
    private static final List<String> ONES = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> VAGUE =
            List.of("half an?", "few", "several", "couple of", "many", "some", "dozen", "thousand");
    private static final String ONE = "(?:" + String.join("|", ONES) + ")";
    private static final String BELOW_HUNDRED =
            "(?:(?:" + String.join("|", TENS) + ")(?:[ -]" + ONE + ")?|" + ONE + ")";
    private static final String HAN = "零一二三四五六七八九";

    /** English words for a number, and words that stand in the place of one and say less. */
    static final String PATTERN = "(?:(?:(?:an?|" + ONE + ")[ -])?hundred(?:(?: and)?[ -]" + BELOW_HUNDRED + ")?|"
            + BELOW_HUNDRED + "|" + String.join("|", VAGUE) + "|an?)";

    private SpelledNumber() {}

    /** Empty where it says no number. */
    static Optional<Integer> read(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        if (plain.matches("\\d{1,6}")) {
            return Optional.of(Integer.parseInt(plain));
        }
        return plain.matches("[a-z -]+") ? english(plain) : han(plain);
    }

    private static Optional<Integer> english(String text) {
        int sum = 0;
        for (String word : text.split("[ -]")) {
            if (word.equals("hundred")) {
                sum = Math.max(sum, 1) * 100;
            } else if (TENS.contains(word)) {
                sum += 20 + 10 * TENS.indexOf(word);
            } else if (ONES.contains(word)) {
                sum += ONES.indexOf(word);
            } else if (word.equals("a") || word.equals("an")) {
                sum += 1;
            } else if (!word.equals("and")) {
                return Optional.empty();
            }
        }
        return Optional.of(sum);
    }

    private static Optional<Integer> han(String text) {
        int sum = 0;
        int digit = 0;
        for (char c : text.replace('两', '二').replace('〇', '零').toCharArray()) {
            int value = HAN.indexOf(c);
            if (value >= 0) {
                digit = value;
            } else if (c == '十' || c == '百') {
                sum += Math.max(digit, 1) * (c == '十' ? 10 : 100);
                digit = 0;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(sum + digit);
    }
}
