package io.aftercare.intent.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Words that say something wherever they stand in a folded text; both languages at once, since customers mix them. */
final class Cue {
    private static final String ENGLISH_WORDS = "(?<![a-z0-9])(?:%s)(?![a-z0-9])";

    private final Pattern pattern;

    private Cue(Pattern pattern) {
        this.pattern = pattern;
    }

    static Cue of(Words words) {
        return of(words.zh(), words.en());
    }

    static Cue of(List<String> zh, List<String> en) {
        List<String> alternatives = new ArrayList<>();
        zh.forEach(words -> alternatives.add("(?:" + words + ")"));
        en.forEach(words -> alternatives.add(ENGLISH_WORDS.formatted(words)));
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("a cue needs words");
        }
        return new Cue(compile(String.join("|", alternatives)));
    }

    static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a pattern: " + e.getDescription() + " in " + expression, e);
        }
    }

    boolean in(String folded) {
        return pattern.matcher(folded).find();
    }

    /** Whether the text is nothing but these words. */
    boolean isAllOf(String folded) {
        return pattern.matcher(folded).matches();
    }

    Stream<MatchResult> matches(String folded) {
        return pattern.matcher(folded).results();
    }
}
