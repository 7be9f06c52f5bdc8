package io.aftercare.local.launcher.talk;

/** How many columns a text takes on a terminal: a Chinese character takes two. */
public final class TextWidth {
    private static final int FIRST_WIDE = 0x2E80;
    private static final int FIRST_HALF_WIDTH_FORM = 0xFF61;
    private static final int LAST_HALF_WIDTH_FORM = 0xFFDC;

    private TextWidth() {}

    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** Spaces behind it, up to the width. */
    public static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** Spaces before it, up to the width. */
    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** The text, or as much of its beginning as leaves room for an ellipsis. */
    public static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 0;
        for (int character : text.codePoints().toArray()) {
            taken += of(character);
            if (taken > width - 1) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.append('…').toString();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean halfWidth = character >= FIRST_HALF_WIDTH_FORM && character <= LAST_HALF_WIDTH_FORM;
        return character >= FIRST_WIDE && !halfWidth ? 2 : 1;
    }
}
