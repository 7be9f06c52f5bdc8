package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.MalformedArticle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a version must be before customers may read it. */
public final class PublishingRules {
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
                .flatMap(language -> malformed(version, language).stream())
                .distinct()
                .forEach(faults::add);
        return faults;
    }

    private static List<Fault> malformed(ArticleVersion version, Language language) {
        try {
            version.content().article(version.id(), version.version(), language);
            return List.of();
        } catch (MalformedArticle e) {
            return List.of(new Fault("article-malformed", e.getMessage() + "."));
        }
    }
}
