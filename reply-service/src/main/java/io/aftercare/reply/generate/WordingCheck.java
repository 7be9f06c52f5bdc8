package io.aftercare.reply.generate;

import io.aftercare.reply.Language;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gate behind the grammar: it reads the finished sentence once more, knowing nothing of how it came about. */
final class WordingCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_.]+)}");

    private final ActLanguage acts;

    WordingCheck(ActLanguage acts) {
        this.acts = acts;
    }

    /** @throws WordingRejected saying why, but not what was written */
    void require(String template, Act act, Language language) {
        if (template.isBlank()) {
            throw new WordingRejected(act, "it is empty");
        }
        List<String> found = PLACEHOLDER
                .matcher(template)
                .results()
                .map(placeholder -> placeholder.group(1))
                .sorted()
                .toList();
        if (!found.equals(act.slots())) {
            throw new WordingRejected(act, "it holds %s, not %s".formatted(found, act.slots()));
        }
        String bare = PLACEHOLDER.matcher(template).replaceAll("\0");
        Matcher literal = acts.literal(language).matcher(bare);
        if (literal.find()) {
            throw new WordingRejected(act, "it holds a number or date that is no fact");
        }
        String lower = bare.toLowerCase(Locale.ROOT);
        acts.forbidden(act, language).stream()
                .filter(lower::contains)
                .findFirst()
                .ifPresent(term -> {
                    throw new WordingRejected(act, "it names “%s”, which the act does not carry".formatted(term));
                });
    }
}
