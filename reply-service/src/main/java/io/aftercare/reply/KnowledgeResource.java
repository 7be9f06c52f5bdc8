package io.aftercare.reply;

import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.knowledge.Scope;
import io.aftercare.web.Caller;
import io.aftercare.web.MessageText;
import io.aftercare.web.Problems;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The articles that replies quote from, as they are in force for the caller's tenant: searched, or read one by one. */
@Tag(name = "Knowledge")
@Path("/v1/knowledge")
@Authenticated
class KnowledgeResource {
    private final Retriever retriever;
    private final Caller caller;

    KnowledgeResource(Retriever retriever, Caller caller) {
        this.retriever = retriever;
        this.caller = caller;
    }

    /** {@code score} is absent where nothing was searched for. */
    record FoundArticle(String id, int version, Language locale, String title, String passage, Double score) {
        static FoundArticle from(Hit hit) {
            Article article = hit.article();
            double score = Math.round(hit.score() * 1000) / 1000.0;
            return new FoundArticle(
                    article.id(), article.version(), article.locale(), article.title(), hit.passage(), score);
        }

        static FoundArticle from(Article article) {
            String first = article.passages().getFirst();
            return new FoundArticle(article.id(), article.version(), article.locale(), article.title(), first, null);
        }
    }

    record FoundArticles(List<FoundArticle> items, String nextCursor) {}

    /** For whom and where; what is not said restricts nothing. */
    record Restrictions(
            @RestQuery String channel,
            @RestQuery String product,
            @RestQuery String orderState) {
        Scope in(String tenant) {
            return new Scope(tenant, channel, product == null ? Set.of() : Set.of(product), orderState, null);
        }
    }

    @GET
    public FoundArticles find(
            @RestQuery @DefaultValue("") String q,
            @RestQuery String locale,
            @RestQuery String limit,
            @RestQuery String cursor,
            @BeanParam Restrictions restrictions) {
        Language language = locale == null ? Locales.of(q) : Locales.parse(locale);
        int most = Pages.limit(limit);
        Scope scope = retriever.at(restrictions.in(caller.tenant()));
        if (q.isBlank()) {
            return list(language, scope, most, cursor);
        }
        MessageText.require("q", q);
        return new FoundArticles(
                retriever.find(new Query(q, language, Map.of(), scope), most).stream()
                        .map(FoundArticle::from)
                        .toList(),
                null);
    }

    @GET
    @Path("/{id}")
    public Article read(@RestPath String id, @RestQuery @DefaultValue("zh") String locale) {
        return retriever
                .catalogue()
                .article(id, Locales.parse(locale), retriever.at(Scope.of(caller.tenant())))
                .orElseThrow(() -> Problems.notFound("article", id));
    }

    private FoundArticles list(Language language, Scope scope, int most, String cursor) {
        String after = cursor == null ? "" : Pages.decode(cursor);
        List<Article> rest = retriever.catalogue().articles(language, scope).stream()
                .filter(article -> article.id().compareTo(after) > 0)
                .toList();
        return new FoundArticles(
                rest.stream().limit(most).map(FoundArticle::from).toList(),
                rest.size() > most ? Pages.encode(rest.get(most - 1).id()) : null);
    }
}
