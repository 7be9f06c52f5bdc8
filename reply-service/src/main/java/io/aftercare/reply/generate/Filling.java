package io.aftercare.reply.generate;

import io.aftercare.reply.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text as it grows, once with placeholders and once with what stands for them. */
final class Filling {
    private final Pieces pieces;
    private final Language language;
    private final Map<String, String> facts;
    private final StringBuilder template = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final List<String> filledPieces = new ArrayList<>();

    Filling(Pieces pieces, Language language, Map<String, String> facts) {
        this.pieces = pieces;
        this.language = language;
        this.facts = facts;
    }

    void add(int piece) {
        String written = pieces.text(piece);
        boolean placeholder = pieces.isPlaceholder(piece);
        template.append(placeholder ? "{" + written + "}" : written);
        String filled = placeholder ? facts.get(written) : written;
        if (beginsSentence()) {
            filled = capitalised(template.length() == written.length() ? filled.stripLeading() : filled);
        }
        text.append(filled);
        filledPieces.add(filled);
    }

    /** Together they are the text. */
    List<String> pieces() {
        return filledPieces;
    }

    String template() {
        return template.toString().strip();
    }

    String text() {
        return text.toString();
    }

    /** "down jacket shipped." is no English sentence; Chinese has no capitals. */
    private boolean beginsSentence() {
        if (language == Language.ZH) {
            return false;
        }
        int end = text.length();
        return end == 0 || end > 1 && text.charAt(end - 1) == ' ' && ".!?".indexOf(text.charAt(end - 2)) >= 0;
    }

    private static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
