package io.aftercare.intent.language;

import java.util.HashMap;
import java.util.Map;

/**
 * Writes a text the way that rules are written: lower case, half width, straight apostrophes, simplified characters.
 * Each character becomes one character, so that positions hold in the original.
 */
public final class Folding {
    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private final Map<Character, Character> simplified = new HashMap<>();

    Folding(String traditional, String simplified) {
        if (traditional.length() != simplified.length()) {
            throw new IllegalArgumentException("traditional has %d characters, simplified %d"
                    .formatted(traditional.length(), simplified.length()));
        }
        for (int i = 0; i < traditional.length(); i++) {
            this.simplified.put(traditional.charAt(i), simplified.charAt(i));
        }
    }

    public String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    private char fold(char character) {
        if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
            return keepsItsMeaning(character)
                    ? character
                    : Character.toLowerCase((char) (character - FULL_WIDTH_OFFSET));
        }
        return switch (character) {
            case '\u3000', '\u00A0' -> ' ';
            case '\u2018', '\u2019', '\u02BC' -> '\'';
            default -> simplified.getOrDefault(character, Character.toLowerCase(character));
        };
    }

    /** Chinese clauses end in full-width marks; rules tell them from the points and commas inside numbers. */
    private static boolean keepsItsMeaning(char character) {
        return character == '，' || character == '！';
    }
}
