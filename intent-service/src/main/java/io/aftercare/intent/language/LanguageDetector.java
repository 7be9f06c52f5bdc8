package io.aftercare.intent.language;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides between Chinese and English by weight of words: a Han character counts as one, an English function word as
 * one, any other Latin word as half, because Chinese messages are full of brand and model names that say nothing about
 * the language. A text in another language is read in the nearer of the two, with less confidence.
 */
public final class LanguageDetector {
    private static final Pattern LATIN_WORD = Pattern.compile("(?<![\\p{L}\\d])[\\p{IsLatin}']+(?!\\d)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}]");
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile("[\\p{IsHangul}\\p{IsCyrillic}\\p{IsArabic}\\p{IsThai}\\p{IsDevanagari}\\p{IsHebrew}"
                    + "\\p{IsGreek}\\p{IsBengali}\\p{IsTamil}]+");
    private static final double NEAREST_ONLY = 0.4;
    private static final int WORDS_TO_JUDGE = 3;

    private final Set<String> english;
    private final Set<String> foreign;

    public LanguageDetector(Set<String> english, Set<String> foreign) {
        this.english = english;
        this.foreign = foreign;
    }

    /**
     * The language of a folded text.
     *
     * @param hint decides where the text has no words at all, such as an order number
     */
    public Detected detect(String folded, Optional<Language> hint) {
        double han = count(HAN, folded);
        Words words = words(folded);
        if (count(OTHER_SCRIPT, folded) > han + words.weight()) {
            return new Detected(Language.EN, NEAREST_ONLY);
        }
        if (han == 0 && words.all() == 0) {
            return new Detected(hint.orElse(Language.ZH), 1);
        }
        if (count(JAPANESE, folded) > han / 2) {
            return new Detected(Language.ZH, NEAREST_ONLY);
        }
        if (han >= words.weight()) {
            return new Detected(Language.ZH, 1);
        }
        return new Detected(Language.EN, words.lookForeign() ? NEAREST_ONLY : 1);
    }

    private Words words(String folded) {
        int all = 0;
        int known = 0;
        int alien = 0;
        Matcher matcher = LATIN_WORD.matcher(folded);
        while (matcher.find()) {
            all++;
            if (english.contains(matcher.group())) {
                known++;
            } else if (foreign.contains(matcher.group())) {
                alien++;
            }
        }
        return new Words(all, known, alien);
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    private record Words(int all, int english, int foreign) {
        double weight() {
            return english + (all - english) * 0.5;
        }

        boolean lookForeign() {
            return all >= WORDS_TO_JUDGE && foreign > english;
        }
    }
}
