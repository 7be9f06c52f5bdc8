package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * One answer to one after-sales question, in one language. {@code intents} are the leaves of the taxonomy that it
 * answers, {@code questions} other ways to ask for it, {@code passages} its paragraphs and numbered steps in order.
 * {@code needsOrder}: the answer becomes more exact once the order is known. {@code clauses}: the policy clauses that it
 * explains, as {@code pack/clause}; what they grant is stated there and decided there, so that policy is stated once.
 */
// Lists of articles are written row by row, so that no endpoint names it.
@RegisterForReflection
public record Article(
        String id,
        int version,
        Language locale,
        String title,
        List<String> intents,
        List<String> questions,
        boolean needsOrder,
        List<String> clauses,
        List<String> passages) {
    public Article {
        require(id != null && id.matches("[a-z0-9]+(-[a-z0-9]+)*"), id, "its id is words in lower case joined by '-'");
        require(version > 0, id, "its version counts from 1");
        require(locale != null, id, "it names its locale");
        require(title != null && !title.isBlank(), id, "it has a title");
        require(intents != null && !intents.isEmpty(), id, "it names the intents that it answers");
        require(questions != null && !questions.isEmpty(), id, "it names questions that it answers");
        require(passages != null && !passages.isEmpty(), id, "it has a body");
        require(
                clauses == null || clauses.stream().allMatch(clause -> clause.matches("[a-z0-9-]+/[a-z0-9-]+")),
                id,
                "it names clauses as pack/clause, such as cn-default/no-reason");
        intents = List.copyOf(intents);
        questions = List.copyOf(questions);
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        passages = List.copyOf(passages);
    }

    /** With a body whose paragraphs may span lines and whose numbered steps start their own. */
    public static Article of(
            String id,
            int version,
            Language locale,
            String title,
            List<String> intents,
            List<String> questions,
            boolean needsOrder,
            List<String> clauses,
            String body) {
        List<String> passages = ArticleText.passages(locale, body);
        return new Article(id, version, locale, title, intents, questions, needsOrder, clauses, passages);
    }

    private static void require(boolean holds, String id, String rule) {
        if (!holds) {
            throw new MalformedArticle(id, rule);
        }
    }
}
