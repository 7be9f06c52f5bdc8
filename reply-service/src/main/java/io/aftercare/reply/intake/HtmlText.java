package io.aftercare.reply.intake;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The headings, paragraphs, lists and table rows of a page, in their order. */
final class HtmlText {
    private static final String BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, tr, blockquote, pre, dt, dd";
    private static final int DEEPEST_SPLIT = 3;

    private HtmlText() {}

    static ReadDocument read(String html) {
        Document page = Jsoup.parse(html);
        String title = page.title();
        int hidden = HiddenHtml.remove(page);
        page.select("nav, header, footer, aside").remove();
        SectionBuilder sections = new SectionBuilder(title);
        for (Element block : page.body().select(BLOCKS)) {
            if (block.tagName().matches("h[1-6]")) {
                int level = block.tagName().charAt(1) - '0';
                if (level <= DEEPEST_SPLIT) {
                    sections.heading(block.text());
                } else {
                    sections.paragraph(block.text());
                }
            } else if (block.tagName().equals("li")) {
                sections.paragraph(bullet(block) + ownText(block));
            } else if (block.tagName().equals("tr")) {
                sections.paragraph(String.join(" · ", cells(block)));
            } else if (block.parents().stream().noneMatch(parent -> parent.tagName().matches("li|tr|blockquote"))) {
                sections.paragraph(block.text());
            }
        }
        if (sections.isEmpty()) {
            sections.paragraph(page.body().text());
        }
        return sections.document(hidden);
    }

    private static String bullet(Element item) {
        Element list = item.parent();
        return list != null && list.tagName().equals("ol") ? (item.elementSiblingIndex() + 1) + ". " : "- ";
    }

    /** Lists within the item come as items of their own. */
    private static String ownText(Element item) {
        Element alone = item.clone();
        alone.select("ul, ol").remove();
        return alone.text();
    }

    private static List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        row.children().forEach(cell -> cells.add(cell.text()));
        return cells;
    }
}
