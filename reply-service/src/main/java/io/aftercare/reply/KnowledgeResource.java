package io.aftercare.reply;

import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.web.MessageText;
import io.aftercare.web.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;

/** The articles that replies quote from: searched, or read one by one. */
@Path("/v1/knowledge")
class KnowledgeResource {
    private static final int MOST = 100;

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

    record FoundArticles(List<FoundArticle> items) {}

    private final KnowledgeBase knowledge;
    private final Retriever retriever;

    KnowledgeResource(KnowledgeBase knowledge, Retriever retriever) {
        this.knowledge = knowledge;
        this.retriever = retriever;
    }

    @GET
    public FoundArticles find(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("locale") String locale,
            @QueryParam("limit") @DefaultValue("10") String limit) {
        Language language = locale == null ? languageOf(q) : language(locale);
        int most = limit(limit);
        if (q.isBlank()) {
            return new FoundArticles(knowledge.articles(language).stream()
                    .limit(most)
                    .map(FoundArticle::from)
                    .toList());
        }
        MessageText.require("q", q);
        return new FoundArticles(retriever.find(new Query(q, language), most).stream()
                .map(FoundArticle::from)
                .toList());
    }

    @GET
    @Path("/{id}")
    public Article read(@PathParam("id") String id, @QueryParam("locale") @DefaultValue("zh") String locale) {
        return knowledge.article(id, language(locale)).orElseThrow(() -> Problems.notFound("article", id));
    }

    private static Language languageOf(String q) {
        boolean latinOnly = !q.isBlank()
                && q.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return latinOnly ? Language.EN : Language.ZH;
    }

    private static Language language(String locale) {
        try {
            return Language.valueOf(locale.replaceFirst("[-_].*", "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("locale-unknown", "Articles are kept in zh and en; send locale=zh or locale=en.");
        }
    }

    private static int limit(String limit) {
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw Problems.invalid("limit-out-of-range", "limit is a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }
}
