package io.aftercare.reply.findings;

import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.proof.ClaimReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A sentence that states a quantity, and whose it is: an article's or a clause's. */
record Statement(String id, Integer version, String sentence, Quantity quantity) {
    private static final String END = "(?<=[。！？；;!?])|(?<=\\.)\\s";

    static List<Statement> of(Article article) {
        return article.passages().stream()
                .flatMap(passage -> of(article.id(), article.version(), passage))
                .toList();
    }

    static List<Statement> ofClause(String id, String text) {
        return of(id, null, text).toList();
    }

    /** The sentence without its figure: two that are alike in this speak of the same term. */
    String term() {
        String plain = ClaimReader.plain(sentence);
        // As it was written where that is as long: an encoder reads full-width marks otherwise than narrow ones.
        String text = plain.length() == sentence.length() ? sentence : plain;
        return text.substring(0, quantity.start()) + "N " + quantity.unit() + text.substring(quantity.end());
    }

    private static Stream<Statement> of(String id, Integer version, String text) {
        return Arrays.stream(text.split(END))
                .map(String::strip)
                .flatMap(sentence -> Quantity.in(ClaimReader.plain(sentence)).stream()
                        .map(quantity -> new Statement(id, version, sentence, quantity)));
    }
}
