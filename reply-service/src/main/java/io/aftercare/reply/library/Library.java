package io.aftercare.reply.library;

import io.aftercare.reply.knowledge.Publication;
import io.aftercare.web.Preconditions;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A tenant's articles: written, reviewed, published, retired. What may be quoted follows from it in {@link LibrarySync}. */
@ApplicationScoped
public class Library {
    private final ArticleTable table;
    private final IdempotencyKeys keys;
    private final PublishingRules rules;
    private final Clock clock;

    Library(ArticleTable table, IdempotencyKeys keys, PublishingRules rules, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /** What is to be written down under a new id. */
    public record NewArticle(String id, Origin origin, ArticleContent content) {}

    /** One article or, from an import, several; a repeat with the key gives those of the first time. */
    public Uni<List<ArticleVersion>> create(Author author, String key, List<NewArticle> articles) {
        return table.inTransaction(client -> keys.once(
                client,
                author,
                key,
                articles.stream().map(Library::request).toList(),
                () -> each(articles, article -> create(client, author, article)),
                Library::references,
                made -> each(made, reference -> found(client, author, reference))));
    }

    /**
     * The next version, as a draft; the starter's article may be the one before.
     *
     * @param content empty for a copy of the last version
     */
    public Uni<ArticleVersion> nextVersion(Author author, String key, String id, Optional<ArticleContent> content) {
        return table.inTransaction(client -> keys.once(
                        client,
                        author,
                        key,
                        List.of("version", id, content.toString()),
                        () -> nextVersion(client, author, id, content).map(List::of),
                        Library::references,
                        made -> each(made, reference -> found(client, author, reference))))
                .map(List::getFirst);
    }

    public Uni<ArticleVersion> change(Author author, String id, int version, String ifMatch, ArticleContent content) {
        ArticleContent owned = Inputs.checked(content).ownedBy(owner(author, content));
        return step(author, id, version, ifMatch, (history, it) -> List.of(it.changedTo(owned, stamp(author))));
    }

    public Uni<ArticleVersion> submit(Author author, String id, int version, String ifMatch) {
        return step(author, id, version, ifMatch, (history, it) -> List.of(it.submitted(stamp(author))));
    }

    public Uni<ArticleVersion> returnToDraft(Author author, String id, int version, String ifMatch) {
        return step(author, id, version, ifMatch, (history, it) -> List.of(it.returned(stamp(author))));
    }

    /** Refused with everything that is wrong with it. */
    public Uni<ArticleVersion> publish(Author author, String id, int version, String ifMatch) {
        return step(author, id, version, ifMatch, (history, it) -> {
            refuse(rules.faults(it));
            return history.publish(version, stamp(author));
        });
    }

    public Uni<ArticleVersion> retire(Author author, String id, int version, String ifMatch) {
        return step(author, id, version, ifMatch, (history, it) -> List.of(it.retired(stamp(author))));
    }

    /** The tenant's own versions or, where there are none, the starter's. */
    public Uni<ArticleHistory> history(String tenant, String id) {
        return table.withStarter(tenant, id).invoke(history -> {
            if (history.versions().isEmpty()) {
                throw Problems.notFound("article", id);
            }
        });
    }

    /** The tenant's own version or, where it has none of this number, the starter's. */
    public Uni<ArticleVersion> version(String tenant, String id, int version) {
        return table.history(tenant, id)
                .map(own -> own.version(version))
                .chain(own -> own.map(it -> Uni.createFrom().item(Optional.of(it)))
                        .orElseGet(
                                () -> table.history(Publication.STARTER, id).map(starter -> starter.version(version))))
                .map(found -> found.orElseThrow(() -> missing(id, version)));
    }

    public Uni<List<ArticleVersion>> page(
            String tenant, String state, String intent, String owner, Optional<LibraryCursor> after, int rows) {
        return table.page(tenant, state, intent, owner, after, rows);
    }

    /** By what a repeat is known: ids that were thought up here differ each time. */
    private static Object request(NewArticle article) {
        return article.origin() == Origin.WRITTEN ? article : article.content();
    }

    private Uni<ArticleVersion> create(SqlClient client, Author author, NewArticle article) {
        String id = Inputs.articleId(article.id());
        return table.locked(client, author.tenant(), id).chain(history -> {
            if (!history.versions().isEmpty()) {
                throw Problems.conflict(
                        "article-exists", "There is an article " + id + " already: add a version to it instead.");
            }
            return saved(client, author, id, 1, article.origin(), article.content());
        });
    }

    private Uni<ArticleVersion> nextVersion(
            SqlClient client, Author author, String id, Optional<ArticleContent> content) {
        return table.locked(client, author.tenant(), id)
                .chain(own -> own.versions().isEmpty()
                        ? table.history(Publication.STARTER, id)
                        : Uni.createFrom().item(own))
                .chain(history -> {
                    if (history.versions().isEmpty()) {
                        throw Problems.notFound("article", id);
                    }
                    ArticleContent next = content.orElseGet(
                            () -> history.versions().getLast().content().ownedBy(null));
                    return saved(client, author, id, history.next(), Origin.WRITTEN, next);
                });
    }

    private Uni<ArticleVersion> saved(
            SqlClient client, Author author, String id, int version, Origin origin, ArticleContent content) {
        ArticleContent owned = Inputs.checked(content).ownedBy(owner(author, content));
        ArticleVersion draft = ArticleVersion.draft(author.tenant(), id, version, origin, owned, stamp(author));
        return table.save(client, List.of(draft)).replaceWith(draft);
    }

    private Uni<ArticleVersion> step(
            Author author,
            String id,
            int version,
            String ifMatch,
            BiFunction<ArticleHistory, ArticleVersion, List<ArticleVersion>> step) {
        return table.inTransaction(client -> table.locked(client, author.tenant(), id)
                .call(history -> history.versions().isEmpty()
                        ? refuseStarter(id)
                        : Uni.createFrom().nullItem())
                .chain(history -> {
                    ArticleVersion now = history.version(version).orElseThrow(() -> missing(id, version));
                    Preconditions.requireCurrent(ifMatch, now.etag());
                    List<ArticleVersion> changed = taken(() -> step.apply(history, now));
                    return table.save(client, changed).replaceWith(changed.getLast());
                }));
    }

    private Uni<Void> refuseStarter(String id) {
        return table.history(Publication.STARTER, id)
                .invoke(starter -> {
                    if (!starter.versions().isEmpty()) {
                        throw Problems.conflict(
                                "article-of-starter",
                                id + " belongs to the starter base of all tenants: make a version of your own"
                                        + " (POST /v1/knowledge/" + id + "/versions), which hides it once published.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ArticleVersion> found(SqlClient client, Author author, String reference) {
        String[] parts = reference.split("/");
        return table.locked(client, author.tenant(), parts[0])
                .map(history -> history.version(Integer.parseInt(parts[1])).orElseThrow());
    }

    private Stamp stamp(Author author) {
        return new Stamp(clock.instant(), author.subject());
    }

    private static String owner(Author author, ArticleContent content) {
        return content.owner() == null ? author.subject() : content.owner();
    }

    private static List<String> references(List<ArticleVersion> versions) {
        return versions.stream()
                .map(version -> version.id() + "/" + version.version())
                .toList();
    }

    private static <A, T> Uni<List<T>> each(List<A> items, Function<A, Uni<T>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }

    private static <T> T taken(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalStep e) {
            throw Problems.conflict("illegal-transition", e.getMessage());
        }
    }

    private static void refuse(List<PublishingRules.Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problems.problem(
                    422,
                    faults.getFirst().type(),
                    "Not fit to be published",
                    faults.stream().map(PublishingRules.Fault::sentence).collect(Collectors.joining(" ")));
        }
    }

    private static HttpProblem missing(String id, int version) {
        return Problems.notFound("article-version", id + " " + version);
    }
}
