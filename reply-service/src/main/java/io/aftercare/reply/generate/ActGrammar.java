package io.aftercare.reply.generate;

import io.aftercare.inference.Grammar;
import io.aftercare.reply.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may come next in the sentence of one act: each of its placeholders once and no other, no number, no right that it
 * does not carry, no going round in circles, and an end only when all is said. Training decodes by the same rules.
 */
final class ActGrammar implements Grammar {
    /** How far back a forbidden word can begin. */
    private static final int TAIL = 24;
    /** A placeholder is no word: what it will hold says nothing of a right. */
    private static final char FACT = '\0';

    private final Pieces pieces;
    private final Language language;
    private final Rules rules;
    private final List<String> forbidden;
    private final Pattern literal;
    private final Set<Integer> missing = new HashSet<>();
    private final List<Integer> taken = new ArrayList<>();
    private final Set<List<Integer>> met = new HashSet<>();
    private final StringBuilder tail = new StringBuilder();

    /**
     * What the manifest says of endings.
     *
     * @param end the token that ends a text
     * @param ends the signs that a finished sentence can end with
     * @param repeated so many pieces in a row come only once
     */
    record Rules(int end, String ends, int repeated) {}

    ActGrammar(Act act, Language language, ActLanguage acts, Pieces pieces, Rules rules) {
        this.pieces = pieces;
        this.language = language;
        this.rules = rules;
        this.forbidden = acts.forbidden(act, language);
        this.literal = acts.literal(language);
        act.slots().forEach(slot -> missing.add(pieces.placeholder(slot)));
    }

    private ActGrammar(ActGrammar other) {
        this.pieces = other.pieces;
        this.language = other.language;
        this.rules = other.rules;
        this.forbidden = other.forbidden;
        this.literal = other.literal;
        this.missing.addAll(other.missing);
        this.taken.addAll(other.taken);
        this.met.addAll(other.met);
        this.tail.append(other.tail);
    }

    @Override
    public Grammar copy() {
        return new ActGrammar(this);
    }

    @Override
    public boolean allows(int piece) {
        if (piece == rules.end()) {
            return missing.isEmpty() && !tail.isEmpty() && rules.ends().indexOf(tail.charAt(tail.length() - 1)) >= 0;
        }
        return isKnown(piece) && !met.contains(lastWith(piece)) && !saysWhatItMayNot(piece);
    }

    @Override
    public void took(int piece) {
        List<Integer> last = lastWith(piece);
        if (last.size() == rules.repeated()) {
            met.add(last);
        }
        missing.remove(piece);
        taken.add(piece);
        tail.append(read(piece));
        tail.delete(0, Math.max(0, tail.length() - TAIL));
    }

    private boolean isKnown(int piece) {
        if (pieces.isPlaceholder(piece)) {
            // Two values that touch could not be told apart.
            return missing.contains(piece) && (taken.isEmpty() || !pieces.isPlaceholder(taken.getLast()));
        }
        return pieces.isOf(language, piece);
    }

    private boolean saysWhatItMayNot(int piece) {
        String after = tail + read(piece);
        return forbidden.stream().anyMatch(after::contains)
                || literal.matcher(after).find();
    }

    private List<Integer> lastWith(int piece) {
        List<Integer> last =
                new ArrayList<>(taken.subList(Math.max(0, taken.size() - rules.repeated() + 1), taken.size()));
        last.add(piece);
        return last;
    }

    private String read(int piece) {
        return pieces.isPlaceholder(piece)
                ? String.valueOf(FACT)
                : pieces.text(piece).toLowerCase(Locale.ROOT);
    }
}
