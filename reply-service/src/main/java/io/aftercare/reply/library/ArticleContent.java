package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a version says. A draft may lack much; {@link PublishingRules} say what may not be lacking when it is published.
 *
 * @param effectiveFrom null for the moment at which it is published
 * @param effectiveUntil null where no end is known
 * @param from where it was taken from: a file, or a conversation and message
 */
public record ArticleContent(
        List<String> intents,
        List<String> clauses,
        boolean needsOrder,
        Reach reach,
        Instant effectiveFrom,
        Instant effectiveUntil,
        String owner,
        String from,
        LocalText zh,
        LocalText en) {
    public ArticleContent {
        intents = intents == null ? List.of() : List.copyOf(intents);
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        reach = reach == null ? Reach.EVERYWHERE : reach;
    }

    /** Of a starter article's two languages, which state the same of everything but the text. */
    static ArticleContent of(Article zh, Article en, String zhBody, String enBody) {
        return new ArticleContent(
                zh.intents(),
                zh.clauses(),
                zh.needsOrder(),
                Reach.EVERYWHERE,
                null,
                null,
                null,
                null,
                new LocalText(zh.title(), zh.questions(), zhBody),
                new LocalText(en.title(), en.questions(), enBody));
    }

    public Optional<LocalText> text(Language language) {
        return Optional.ofNullable(language == Language.ZH ? zh : en);
    }

    /** @throws io.aftercare.reply.knowledge.MalformedArticle where a part is missing or malformed */
    Optional<Article> article(String id, int version, Language language) {
        return text(language)
                .map(text -> Article.of(
                        id,
                        version,
                        language,
                        text.title(),
                        intents,
                        text.questions(),
                        needsOrder,
                        clauses,
                        text.body() == null ? "" : text.body()));
    }

    /** Without whose it is and what it was taken from. */
    public ArticleContent anonymous() {
        return new ArticleContent(
                intents, clauses, needsOrder, reach, effectiveFrom, effectiveUntil, null, null, zh, en);
    }

    ArticleContent ownedBy(String owner) {
        return new ArticleContent(
                intents, clauses, needsOrder, reach, effectiveFrom, effectiveUntil, owner, from, zh, en);
    }
}
