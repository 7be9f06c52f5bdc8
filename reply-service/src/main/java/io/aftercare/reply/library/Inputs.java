package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.web.Problems;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be stored as a draft; each refusal says what was wrong. Whether it may be published is asked later. */
final class Inputs {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int LONGEST_ID = 80;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 20_000;
    private static final int MOST = 50;

    /** They are other paths under /v1/knowledge. */
    private static final Set<String> TAKEN = Set.of(
            "import", "from-answer", "reindex", "index", "export", "gaps", "duplicates", "contradictions", "versions");

    private Inputs() {}

    static String articleId(String id) {
        if (id == null || id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw Problems.invalid(
                    "article-id-invalid",
                    "An article's id is words in lower case joined by '-', of at most " + LONGEST_ID + " characters.");
        }
        if (TAKEN.contains(id)) {
            throw Problems.invalid("article-id-invalid", "'" + id + "' is a path of its own: take another id.");
        }
        return id;
    }

    static ArticleContent checked(ArticleContent content) {
        if (content.zh() == null && content.en() == null) {
            throw Problems.invalid("article-empty", "Send its text in zh, in en, or both.");
        }
        codes("channels", content.reach().channels());
        codes("products", content.reach().products());
        codes("orderStates", content.reach().orderStates());
        few("intents", content.intents());
        few("clauses", content.clauses());
        text("owner", content.owner(), LONGEST_TITLE);
        text("from", content.from(), LONGEST_TITLE * 2);
        for (Language language : Language.values()) {
            content.text(language).ifPresent(text -> {
                if (text.title() == null || text.title().isBlank()) {
                    throw Problems.invalid("article-title-missing", language.code() + ".title must say something.");
                }
                text(language.code() + ".title", text.title(), LONGEST_TITLE);
                text(language.code() + ".body", text.body(), LONGEST_BODY);
                few(language.code() + ".questions", text.questions());
            });
        }
        return content;
    }

    private static void codes(String what, List<String> codes) {
        few(what, codes);
        for (String code : codes) {
            if (!CODE.matcher(code).matches()) {
                throw Problems.invalid(
                        "article-reach-invalid",
                        what + " are codes such as web, electronics or delivered: '" + code + "' is none.");
            }
        }
    }

    private static void few(String what, List<String> texts) {
        if (texts.size() > MOST) {
            throw Problems.invalid("article-too-long", what + " are at most " + MOST + ".");
        }
        texts.forEach(text -> text(what, text, LONGEST_TITLE));
    }

    private static void text(String what, String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.length() > longest) {
            throw Problems.invalid(
                    "article-too-long",
                    what + " has " + text.length() + " characters; at most " + longest + " are kept.");
        }
        if (text.codePoints().anyMatch(Inputs::isForeign)) {
            throw Problems.invalid("article-not-text", what + " holds control characters or broken ones.");
        }
    }

    private static boolean isForeign(int c) {
        return c != '\n'
                && c != '\r'
                && c != '\t'
                && (Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE);
    }
}
