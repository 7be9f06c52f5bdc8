package io.aftercare.reply.knowledge;

/** An article that must not be served, and the rule it breaks. */
public class MalformedArticle extends RuntimeException {
    MalformedArticle(String article, String rule) {
        super("Article " + article + ": " + rule);
    }

    MalformedArticle(String article, String rule, Throwable cause) {
        super("Article " + article + ": " + rule, cause);
    }
}
