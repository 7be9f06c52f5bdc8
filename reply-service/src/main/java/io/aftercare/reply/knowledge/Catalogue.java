package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that may be quoted now or later, by anybody. The starter base belongs to all tenants; a tenant's own article
 * hides the starter's of the same id from the moment at which it first came into force, even when it has been retired
 * since; only while what is in force is not to be quoted, the starter's stands.
 *
 * @param hidden when a tenant does without the starter's article
 */
public record Catalogue(List<Publication> publications, Map<Own, List<Span>> hidden) {
    public static final Catalogue EMPTY = new Catalogue(List.of(), Map.of());

    /** A tenant's article, in whatever version. */
    public record Own(String tenant, String article) {}

    /** @param until the first moment after it; null where it has no end */
    public record Span(Instant from, Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    public Catalogue {
        publications = List.copyOf(publications);
        hidden = Map.copyOf(hidden);
    }

    /** The starter base alone. */
    public static Catalogue of(KnowledgeBase starter) {
        return new Catalogue(
                Stream.of(Language.values())
                        .flatMap(language -> starter.articles(language).stream())
                        .map(Publication::starter)
                        .toList(),
                Map.of());
    }

    /** What may be quoted in this scope; its moment must be said. */
    Predicate<Publication> visible(Scope scope) {
        return publication -> publication.inForce(scope.at())
                && publication.reach().covers(scope)
                && (publication.isStarter()
                        ? !hides(scope, publication.article().id())
                        : publication.tenant().equals(scope.tenant()));
    }

    /** The articles of a language in the order of their ids. */
    public List<Article> articles(Language language, Scope scope) {
        return publications.stream()
                .filter(publication -> publication.article().locale() == language)
                .filter(visible(scope))
                .map(Publication::article)
                .sorted(Comparator.comparing(Article::id))
                .toList();
    }

    public Optional<Article> article(String id, Language language, Scope scope) {
        return publications.stream()
                .filter(publication -> publication.article().id().equals(id)
                        && publication.article().locale() == language)
                .filter(visible(scope))
                .map(Publication::article)
                .findFirst();
    }

    private boolean hides(Scope scope, String article) {
        if (scope.tenant() == null) {
            return false;
        }
        return hidden.getOrDefault(new Own(scope.tenant(), article), List.of()).stream()
                .anyMatch(span -> span.holds(scope.at()));
    }
}
