package io.aftercare.reply;

import io.aftercare.reply.library.ArticleContent;
import io.aftercare.reply.library.ArticleHistory;
import io.aftercare.reply.library.ArticleState;
import io.aftercare.reply.library.ArticleVersion;
import io.aftercare.reply.library.Origin;
import io.aftercare.reply.library.Stamp;
import java.time.Instant;
import java.util.List;

/** A version as its authors see it; {@code origin} is {@code starter} for what belongs to all tenants. */
record ArticleView(
        String id,
        int version,
        ArticleState state,
        Origin origin,
        ArticleContent content,
        Stamp created,
        Stamp changed,
        Instant publishedAt,
        Instant retiredAt) {
    static ArticleView from(ArticleVersion version) {
        return new ArticleView(
                version.id(),
                version.version(),
                version.state(),
                version.origin(),
                version.content(),
                version.created(),
                version.changed(),
                version.publishedAt(),
                version.retiredAt());
    }

    /** What every reader of a reply may know of its source, and nothing of who wrote it, from what. */
    static ArticleView forCustomers(ArticleVersion version) {
        return new ArticleView(
                version.id(),
                version.version(),
                version.state(),
                null,
                version.content().anonymous(),
                null,
                null,
                version.publishedAt(),
                version.retiredAt());
    }

    /** @param nextCursor absent on the last page */
    record Page(List<ArticleView> items, String nextCursor) {
        static Page of(ArticleHistory history) {
            return new Page(
                    history.versions().reversed().stream()
                            .map(ArticleView::from)
                            .toList(),
                    null);
        }
    }
}
