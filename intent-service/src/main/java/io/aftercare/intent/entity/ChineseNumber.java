package io.aftercare.intent.entity;

import java.util.Optional;

/** Whole numbers below a hundred million in Chinese numerals: 二十三, 一百零五, 三千六, 两万. */
final class ChineseNumber {
    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumber() {}

    static Optional<Long> parse(String numerals) {
        long total = 0;
        long section = 0;
        long digit = 0;
        long lastUnit = 0;
        for (char numeral : numerals.toCharArray()) {
            int value = numeral == '两' ? 2 : DIGITS.indexOf(numeral);
            if (value >= 0) {
                digit = value;
                lastUnit = value == 0 ? 0 : lastUnit;
                continue;
            }
            long unit = switch (numeral) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1_000;
                case '万' -> 10_000;
                default -> 0;
            };
            if (unit == 0) {
                return Optional.empty();
            }
            if (unit == 10_000) {
                total = (section + digit) * unit;
                section = 0;
            } else {
                section += (digit == 0 ? 1 : digit) * unit;
            }
            digit = 0;
            lastUnit = unit;
        }
        // 三千六 is 3,600: a digit at the end, right after a unit, counts in tenths of that unit.
        section += lastUnit > 10 ? digit * lastUnit / 10 : digit;
        return Optional.of(total + section);
    }
}
