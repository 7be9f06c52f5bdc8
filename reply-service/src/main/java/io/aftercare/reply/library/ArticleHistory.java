package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Publication;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** What may be quoted of it, now or later. */
    List<Publication> publications() {
        return versions.stream()
                .filter(version -> version.state() == ArticleState.PUBLISHED)
                .flatMap(this::publications)
                .toList();
    }

    boolean inForce(ArticleVersion version, Instant at) {
        return version.state() == ArticleState.PUBLISHED
                && version.comesIntoForce().filter(from -> !at.isBefore(from)).isPresent()
                && end(version).filter(until -> !at.isBefore(until)).isEmpty();
    }

    /** When the first of its versions came or comes into force. */
    Optional<Instant> firstInForce() {
        return versions.stream()
                .flatMap(version -> version.comesIntoForce().stream())
                .min(Comparator.naturalOrder());
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
