package io.aftercare.reply.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Selector;

/** Takes out of a page what its readers do not see: where instructions to machines like to hide. */
final class HiddenHtml {
    private static final String NOT_READ =
            "script, style, template, noscript, iframe, object, embed, svg, canvas, head,"
                    + " form, button, input, select, textarea, [hidden], [aria-hidden=true]";

    private static final Pattern INVISIBLE = Pattern.compile(
            "display:none|visibility:(hidden|collapse)|opacity:0(\\.0+)?(;|$)"
                    + "|font-size:0[a-z%]*(;|$)|(left|top|text-indent|margin-left):-\\d{3,}|clip:rect\\(0|color:transparent");
    private static final Pattern COLOUR = Pattern.compile("(?:^|;)color:([^;]+)");
    private static final Pattern BACKGROUND = Pattern.compile("(?:^|;)background(?:-color)?:([^;]+)");
    private static final Pattern WHITE = Pattern.compile("white|#fff|#ffffff|rgba?\\(255,255,255.*");
    private static final Pattern RULE = Pattern.compile("([^{}@]+)\\{([^{}]*)}");

    private HiddenHtml() {}

    /** @return how many characters were taken out */
    static int remove(Document page) {
        int before = page.text().length();
        for (Element sheet : page.select("style")) {
            Matcher rule = RULE.matcher(sheet.data());
            while (rule.find()) {
                if (hides(rule.group(2))) {
                    removeSelected(page, rule.group(1).strip());
                }
            }
        }
        page.select("[style]").stream()
                .filter(element -> hides(element.attr("style")))
                .toList()
                .forEach(Node::remove);
        page.select("font[color]").stream()
                .filter(element -> WHITE.matcher(normal(element.attr("color"))).matches())
                .toList()
                .forEach(Node::remove);
        page.select(NOT_READ).remove();
        page.forEachNode(node -> {
            if (node instanceof Comment) {
                node.remove();
            }
        });
        return Math.max(0, before - page.text().length());
    }

    private static void removeSelected(Document page, String selector) {
        try {
            page.select(selector).remove();
        } catch (Selector.SelectorParseException notOfThisPage) {
            // A selector with states, such as a:hover, selects nothing in a page that nobody touches.
        }
    }

    /** White on white, or on nothing said, or on its own colour. */
    private static boolean hides(String style) {
        String plain = normal(style);
        if (INVISIBLE.matcher(plain).find()) {
            return true;
        }
        Matcher colour = COLOUR.matcher(plain);
        if (!colour.find()) {
            return false;
        }
        Matcher background = BACKGROUND.matcher(plain);
        return background.find()
                ? background.group(1).equals(colour.group(1))
                : WHITE.matcher(colour.group(1)).matches();
    }

    private static String normal(String style) {
        return style.toLowerCase(Locale.ROOT).replaceAll("\\s|!important", "");
    }
}
