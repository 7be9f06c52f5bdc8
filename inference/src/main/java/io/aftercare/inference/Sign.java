package io.aftercare.inference;

/**
 * What BERT's tokenizer makes of a character. Told only for the characters that Chinese and English messages are made of,
 * where no version of Unicode and no accent leaves a doubt; all others are {@link #UNCOMMON}.
 */
enum Sign {
    SPACE,
    /** A token of its own. */
    ALONE,
    /** Part of a word. */
    LETTER,
    UNCOMMON;

    private static final Sign[] OF = new Sign[Character.MAX_VALUE + 1];

    static {
        for (int character = 0; character < OF.length; character++) {
            OF[character] = find((char) character);
        }
    }

    static Sign of(char character) {
        return OF[character];
    }

    private static Sign find(char character) {
        return switch (character) {
            case ' ', '\t', '\n', '\r', '\u3000' -> SPACE;
            case '¥', '£', '€', '￥' -> LETTER;
            default ->
                isHan(character) || isCommon(character) && isPunctuation(character)
                        ? ALONE
                        : isCommon(character) ? LETTER : UNCOMMON;
        };
    }

    /** ASCII, Chinese and typographic punctuation, full-width forms. */
    private static boolean isCommon(char character) {
        return character > ' ' && character < 0x7F
                || character == '·'
                || character >= '\u2010' && character <= '\u2027' && isPunctuation(character)
                || character >= '\u3001' && character <= '\u3011' && isPunctuation(character)
                || character >= '！' && character <= '～';
    }

    private static boolean isHan(char character) {
        return character >= '\u4E00' && character <= '\u9FA5' || character >= '\u3400' && character <= '\u4DB5';
    }

    /** As BERT has it: every sign of ASCII that is neither letter nor digit, and elsewhere what Unicode calls so. */
    private static boolean isPunctuation(char character) {
        if (character < 0x80) {
            return !Character.isLetterOrDigit(character);
        }
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
