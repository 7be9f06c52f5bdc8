package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Catalogue;
import io.aftercare.reply.knowledge.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All versions of one tenant's article. At any moment at most one of them is in force: a version ends those before it
 * from the moment at which it comes into force, for good, even when it is retired later.
 */
public record ArticleHistory(List<ArticleVersion> versions) {
    public ArticleHistory {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(ArticleVersion::version))
                .toList();
    }

    int next() {
        return versions.isEmpty() ? 1 : versions.getLast().version() + 1;
    }

    Optional<ArticleVersion> version(int number) {
        return versions.stream().filter(version -> version.version() == number).findFirst();
    }

    /**
     * Publishes a version and retires those that it supersedes at once; those that it supersedes later stay published
     * until then.
     *
     * @return what has changed
     * @throws IllegalStep where a later version was published before
     */
    List<ArticleVersion> publish(int number, Stamp stamp) {
        ArticleVersion published = version(number).orElseThrow().published(stamp);
        versions.stream()
                .filter(other -> other.version() > number && other.publishedAt() != null)
                .findFirst()
                .ifPresent(later -> {
                    throw new IllegalStep("Version " + later.version() + " of " + later.id()
                            + " was published already; make a new version to go back to an earlier text.");
                });
        boolean atOnce =
                published.comesIntoForce().filter(at -> !at.isAfter(stamp.at())).isPresent();
        Stream<ArticleVersion> superseded = versions.stream()
                .filter(other -> other.version() < number && other.state() == ArticleState.PUBLISHED)
                .filter(other -> atOnce)
                .map(other -> other.retired(stamp));
        return Stream.concat(superseded, Stream.of(published)).toList();
    }

    /** When the version in question stops to be in force, as far as that is known. */
    private Optional<Instant> end(ArticleVersion version) {
        Stream<Instant> superseded = versions.stream()
                .filter(other -> other.version() > version.version())
                .flatMap(other -> other.comesIntoForce().stream());
        return Stream.concat(superseded, Stream.ofNullable(version.content().effectiveUntil()))
                .min(Comparator.naturalOrder());
    }

    /** What may be quoted of it, now or later: no version that was published before a rule came that refuses it. */
    List<Publication> publications(Predicate<ArticleVersion> mayBeQuoted) {
        return versions.stream()
                .filter(version -> version.state() == ArticleState.PUBLISHED)
                .filter(mayBeQuoted)
                .flatMap(this::publications)
                .toList();
    }

    boolean inForce(ArticleVersion version, Instant at) {
        return version.state() == ArticleState.PUBLISHED
                && version.comesIntoForce().filter(from -> !at.isBefore(from)).isPresent()
                && end(version).filter(until -> !at.isBefore(until)).isEmpty();
    }

    /**
     * When it hides the starter's article of its id: from the moment at which the first of its versions came into force,
     * but not while the last that came into force is not to be quoted, because then nobody would answer.
     */
    List<Catalogue.Span> hides(Predicate<ArticleVersion> mayBeQuoted) {
        List<Instant> begins = versions.stream()
                .flatMap(version -> version.comesIntoForce().stream())
                .distinct()
                .sorted()
                .toList();
        List<Catalogue.Span> spans = new ArrayList<>();
        for (int n = 0; n < begins.size(); n++) {
            Instant from = begins.get(n);
            if (mayBeQuoted.test(lastInForce(from))) {
                spans.add(new Catalogue.Span(from, n + 1 < begins.size() ? begins.get(n + 1) : null));
            }
        }
        return spans;
    }

    private ArticleVersion lastInForce(Instant at) {
        return versions.stream()
                .filter(version -> version.comesIntoForce()
                        .filter(from -> !from.isAfter(at))
                        .isPresent())
                .max(Comparator.comparingInt(ArticleVersion::version))
                .orElseThrow();
    }

    private Stream<Publication> publications(ArticleVersion version) {
        Instant from = version.comesIntoForce().orElseThrow();
        Instant until = end(version).orElse(null);
        if (until != null && !from.isBefore(until)) {
            return Stream.empty();
        }
        return Stream.of(Language.values())
                .flatMap(language -> version.content().article(version.id(), version.version(), language).stream())
                .map(article -> new Publication(
                        version.tenant(), article, version.content().reach(), from, until));
    }
}
