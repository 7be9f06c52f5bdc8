package io.aftercare.reply.intake;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The headings, paragraphs, lists and table rows of a page, in their order; text outside of all of them is a paragraph. */
final class HtmlText {
    private static final int DEEPEST_SPLIT = 3;

    private final SectionBuilder sections;
    private final StringBuilder loose = new StringBuilder();

    private HtmlText(SectionBuilder sections) {
        this.sections = sections;
    }

    static ReadDocument read(String html) {
        Document page = Jsoup.parse(html);
        String title = page.title();
        int hidden = HiddenHtml.remove(page);
        page.select("nav, header, footer, aside").remove();
        HtmlText text = new HtmlText(new SectionBuilder(title));
        text.walk(page.body());
        text.endLoose();
        return text.sections.document(hidden);
    }

    private void walk(Element parent) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                loose.append(text.getWholeText());
            } else if (node instanceof Element element) {
                if (element.tagName().equals("br")) {
                    endLoose();
                } else if (element.isBlock() || element.tagName().equals("tr")) {
                    endLoose();
                    block(element);
                } else {
                    loose.append(element.text());
                }
            }
        }
    }

    private void block(Element block) {
        switch (block.tagName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                if (block.tagName().charAt(1) - '0' <= DEEPEST_SPLIT) {
                    sections.heading(block.text());
                } else {
                    sections.paragraph(block.text());
                }
            }
            case "li" -> item(block);
            case "tr" ->
                sections.paragraph(String.join(
                        " · ", block.children().stream().map(Element::text).toList()));
            default -> {
                walk(block);
                endLoose();
            }
        }
    }

    /** Lists within the item come as items of their own. */
    private void item(Element item) {
        Element list = item.parent();
        boolean numbered = list != null && list.tagName().equals("ol");
        Element alone = item.clone();
        alone.select("ul, ol").remove();
        sections.paragraph((numbered ? (item.elementSiblingIndex() + 1) + ". " : "- ") + alone.text());
        List<Element> inner = item.select("> ul > li, > ol > li");
        inner.forEach(this::item);
    }

    private void endLoose() {
        sections.paragraph(loose.toString());
        loose.setLength(0);
    }
}
