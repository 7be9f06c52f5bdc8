package io.aftercare.intent.entity;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many: 两件, 3台, 十二个, one, a couple of, both. */
final class Quantities {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,2})?");
    private static final Pattern NUMERALS = Pattern.compile("[零一二两三四五六七八九十百千万]+");
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("a", "1"),
            Map.entry("an", "1"),
            Map.entry("one", "1"),
            Map.entry("single", "1"),
            Map.entry("two", "2"),
            Map.entry("both", "2"),
            Map.entry("couple", "2"),
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
            Map.entry("dozen", "12"),
            Map.entry("twenty", "20"));
    private static final Map<String, String> SIGNS = Map.of("俩", "2", "仨", "3", "半", "0.5");

    private Quantities() {}

    static Optional<String> parse(String folded) {
        Matcher digits = DIGITS.matcher(folded);
        if (digits.find()) {
            return Optional.of(digits.group());
        }
        Matcher numerals = NUMERALS.matcher(folded);
        if (numerals.find()) {
            return ChineseNumber.parse(numerals.group()).map(Object::toString);
        }
        // The last number word counts: "a dozen" is twelve, not one.
        return WORD.matcher(folded)
                .results()
                .map(word -> WORDS.get(word.group()))
                .filter(number -> number != null)
                .reduce((earlier, later) -> later)
                .or(() -> SIGNS.entrySet().stream()
                        .filter(sign -> folded.contains(sign.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
