package io.aftercare.intent.rules;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that say something wherever they stand in a folded text; both languages at once, since customers mix them. */
final class Cue {
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Pattern chinese;
    private final Pattern english;

    private Cue(Pattern chinese, Pattern english) {
        this.chinese = chinese;
        this.english = english;
    }

    static Cue of(Words words) {
        return of(words.zh(), words.en());
    }

    static Cue of(List<String> zh, List<String> en) {
        if (zh.isEmpty() && en.isEmpty()) {
            throw new IllegalArgumentException("a cue needs words");
        }
        return new Cue(anyOf(zh, "(?:%s)"), anyOf(en, "(?<![a-z0-9])(?:%s)(?![a-z0-9])"));
    }

    private static Pattern anyOf(List<String> words, String form) {
        return words.isEmpty()
                ? NOTHING
                : compile(words.stream().map(form::formatted).collect(Collectors.joining("|")));
    }

    static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a pattern: " + e.getDescription() + " in " + expression, e);
        }
    }

    boolean in(String folded) {
        return patterns(folded).anyMatch(pattern -> pattern.matcher(folded).find());
    }

    /** Whether the text is nothing but these words. */
    boolean isAllOf(String folded) {
        return patterns(folded).anyMatch(pattern -> pattern.matcher(folded).matches());
    }

    Stream<MatchResult> matches(String folded) {
        return patterns(folded).flatMap(pattern -> pattern.matcher(folded).results());
    }

    /** In a text without Latin letters no English words are looked for, where most messages have none. */
    private Stream<Pattern> patterns(String folded) {
        return folded.chars().anyMatch(character -> character >= 'a' && character <= 'z')
                ? Stream.of(chinese, english)
                : Stream.of(chinese);
    }
}
