package io.aftercare.reply.library;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of one article of one tenant. It goes from draft over review to publication and is retired in the end; it
 * can be changed only while it is a draft. {@code revision} grows with every change.
 */
public record ArticleVersion(
        String tenant,
        String id,
        int version,
        ArticleState state,
        int revision,
        Origin origin,
        ArticleContent content,
        Stamp created,
        Stamp changed,
        Instant publishedAt,
        Instant retiredAt) {
    static ArticleVersion draft(
            String tenant, String id, int version, Origin origin, ArticleContent content, Stamp stamp) {
        return new ArticleVersion(
                tenant, id, version, ArticleState.DRAFT, 1, origin, content, stamp, stamp, null, null);
    }

    ArticleVersion changedTo(ArticleContent content, Stamp stamp) {
        require("change", ArticleState.DRAFT);
        return new ArticleVersion(
                tenant, id, version, state, revision + 1, origin, content, created, stamp, publishedAt, retiredAt);
    }

    ArticleVersion submitted(Stamp stamp) {
        require("submit", ArticleState.DRAFT);
        return in(ArticleState.IN_REVIEW, stamp, publishedAt, retiredAt);
    }

    ArticleVersion returned(Stamp stamp) {
        require("return", ArticleState.IN_REVIEW);
        return in(ArticleState.DRAFT, stamp, publishedAt, retiredAt);
    }

    ArticleVersion published(Stamp stamp) {
        require("publish", ArticleState.IN_REVIEW);
        return in(ArticleState.PUBLISHED, stamp, stamp.at(), retiredAt);
    }

    ArticleVersion retired(Stamp stamp) {
        if (state == ArticleState.RETIRED) {
            throw new IllegalStep("retire", this);
        }
        return in(ArticleState.RETIRED, stamp, publishedAt, stamp.at());
    }

    /** When it came or will come into force; empty where it never did and will not. */
    Optional<Instant> comesIntoForce() {
        if (publishedAt == null) {
            return Optional.empty();
        }
        Instant from = content.effectiveFrom();
        Instant start = from == null || from.isBefore(publishedAt) ? publishedAt : from;
        return Optional.of(start).filter(at -> retiredAt == null || at.isBefore(retiredAt));
    }

    /** Whether it is or was in force by then. */
    public boolean cameIntoForceBy(Instant at) {
        return comesIntoForce().filter(from -> !from.isAfter(at)).isPresent();
    }

    public String etag() {
        return "\"" + revision + "\"";
    }

    private void require(String step, ArticleState expected) {
        if (state != expected) {
            throw new IllegalStep(step, this);
        }
    }

    private ArticleVersion in(ArticleState next, Stamp stamp, Instant publishedAt, Instant retiredAt) {
        return new ArticleVersion(
                tenant, id, version, next, revision + 1, origin, content, created, stamp, publishedAt, retiredAt);
    }
}
