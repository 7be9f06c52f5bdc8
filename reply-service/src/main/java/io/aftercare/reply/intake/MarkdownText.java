package io.aftercare.reply.intake;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown is read as the HTML that it stands for, so that what is hidden in either is left out by the same rules. */
final class MarkdownText {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().build();

    private MarkdownText() {}

    static String toHtml(String markdown) {
        String body = markdown.replaceFirst("(?s)\\A---\\R.*?\\R---\\R", "");
        return HTML.render(PARSER.parse(body));
    }
}
