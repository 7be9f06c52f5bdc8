package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.Publication;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings the articles that come with the service into the database: a version that is not there yet is added and
 * supersedes the one before. What is there is never changed, since replies were proved with it; what tenants wrote is not
 * touched.
 */
@ApplicationScoped
public class StarterArticles {
    private static final Logger LOG = Logger.getLogger(StarterArticles.class);
    private static final String BY = "aftercare";

    private final ArticleTable table;
    private final Clock clock;

    StarterArticles(ArticleTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @return how many versions are new */
    public Uni<Integer> bringIn(KnowledgeBase shipped) {
        return Multi.createFrom()
                .iterable(shipped.articles(Language.ZH))
                .onItem()
                .transformToUniAndConcatenate(
                        zh -> bringIn(zh, shipped.article(zh.id(), Language.EN).orElseThrow()))
                .collect()
                .with(Collectors.summingInt(added -> added));
    }

    private Uni<Integer> bringIn(Article zh, Article en) {
        ArticleContent content = ArticleContent.of(zh, en, body(zh), body(en)).ownedBy(BY);
        return table.history(Publication.STARTER, zh.id())
                .chain(known -> isNew(known, zh.version())
                        ? table.inTransaction(client -> table.locked(client, Publication.STARTER, zh.id())
                                .map(history -> added(history, zh.id(), zh.version(), content))
                                .chain(changed -> table.save(client, changed).replaceWith(changed.isEmpty() ? 0 : 1)))
                        : Uni.createFrom().item(0).invoke(() -> tellOfSilentChange(known, zh, content)));
    }

    /** Empty where another instance was faster. */
    private List<ArticleVersion> added(ArticleHistory history, String id, int version, ArticleContent content) {
        if (!isNew(history, version)) {
            return List.of();
        }
        Stamp stamp = new Stamp(clock.instant(), BY);
        ArticleVersion submitted = ArticleVersion.draft(
                        Publication.STARTER, id, version, Origin.STARTER, content, stamp)
                .submitted(stamp);
        List<ArticleVersion> versions = new ArrayList<>(history.versions());
        versions.add(submitted);
        return new ArticleHistory(versions).publish(version, stamp);
    }

    /** A release that is older than what is there brings nothing in. */
    private static boolean isNew(ArticleHistory history, int version) {
        return version >= history.next();
    }

    private static void tellOfSilentChange(ArticleHistory known, Article zh, ArticleContent content) {
        known.version(zh.version())
                .filter(stored -> !stored.content().equals(content))
                .ifPresent(stored -> LOG.warnf(
                        "starter article was changed without a new version, so the stored one stays article=%s version=%d",
                        zh.id(), zh.version()));
    }

    private static String body(Article article) {
        return String.join("\n\n", article.passages());
    }
}
