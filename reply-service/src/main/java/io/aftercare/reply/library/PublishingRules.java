package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.MalformedArticle;
import io.aftercare.reply.knowledge.Publication;
import io.aftercare.reply.proof.ArticleCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a version must be before customers may read it. */
public final class PublishingRules {
    private static final int LONGEST_QUOTE = 80;

    private final Set<String> intents;
    private final Set<String> clauses;

    public PublishingRules(Taxonomy taxonomy, PolicyClauses clauses) {
        this.intents = taxonomy.intents();
        this.clauses = clauses.ids();
    }

    /** {@code type} is stable; the sentence says what to do. */
    public record Fault(String type, String sentence) {}

    List<Fault> faults(ArticleVersion version) {
        ArticleContent content = version.content();
        List<Fault> faults = new ArrayList<>();
        for (Language language : Language.values()) {
            if (content.text(language).isEmpty()) {
                faults.add(new Fault(
                        "article-locale-missing", "It lacks its text in " + language.code() + ": write it first."));
            }
        }
        content.intents().stream()
                .filter(intent -> !intents.contains(intent))
                .map(intent -> new Fault(
                        "article-intent-unknown",
                        "Intent '" + intent + "' is not in the taxonomy (GET /v1/models/taxonomy)."))
                .forEach(faults::add);
        content.clauses().stream()
                .filter(clause -> !clauses.contains(clause))
                .map(clause -> new Fault(
                        "article-clause-unknown",
                        "Clause '" + clause + "' is not in a pack of law; write it as cn-default/no-reason."))
                .forEach(faults::add);
        if (content.effectiveFrom() != null
                && content.effectiveUntil() != null
                && !content.effectiveFrom().isBefore(content.effectiveUntil())) {
            faults.add(new Fault("article-dates-crossed", "effectiveUntil must lie after effectiveFrom."));
        }
        Stream.of(Language.values())
                .flatMap(language -> unquotable(version, language).stream())
                .distinct()
                .forEach(faults::add);
        return faults;
    }

    /** The starter's articles are examined before they ship, so that a start need not. */
    static boolean mayBeQuoted(ArticleVersion version) {
        return Publication.STARTER.equals(version.tenant())
                || Stream.of(Language.values())
                        .allMatch(language -> unquotable(version, language).isEmpty());
    }

    /** What keeps replies from quoting a version in a language, each with what to do; empty where nothing does. */
    public static List<Fault> unquotable(ArticleVersion version, Language language) {
        try {
            return version
                    .content()
                    .article(version.id(), version.version(), language)
                    .flatMap(ArticleCheck::fault)
                    .map(fault -> new Fault("article-not-quotable", sentence(language, fault)))
                    .stream()
                    .toList();
        } catch (MalformedArticle e) {
            return List.of(new Fault("article-malformed", e.getMessage() + "."));
        }
    }

    /** No reply would quote it, and the starter's article would be hidden for nothing. */
    private static String sentence(Language language, ArticleCheck.Fault fault) {
        String why = switch (fault.kind()) {
            case INSTRUCTION -> "which is addressed to a machine";
            case FIGURE -> "a figure that no clause of the law states; figures are said by decisions";
            case LINK -> "an address, to which replies send nobody";
            case RELATIVE_DAY -> "which is another day for whoever reads it later";
            case PERIOD -> "a period that no clause gives for this right";
            case PROMISE -> "which nobody can promise to every reader";
            case NUMBER -> "a number to call or a code that is not a public one";
        };
        return "Its text in " + language.code() + " says '" + shortened(fault.text()) + "', " + why
                + ": leave that out.";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
