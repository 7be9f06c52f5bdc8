package io.aftercare.reply.library;

import io.aftercare.reply.Language;
import io.aftercare.reply.intake.Section;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes drafts of what was written for another purpose: a file's sections, an agent's answer. */
public final class Drafts {
    private static final int LONGEST_BODY = 20_000;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_ID = 60;

    /** Addresses of mail and web, and whatever has four digits in a row: numbers of orders, parcels, telephones, cards. */
    private static final Pattern PERSONAL =
            Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+|https?://\\S+|\\+?[A-Za-z]{0,4}[-\\d]*\\d{4}[-\\dA-Za-z]*");

    private static final String LEFT_OUT = "…";
    private static final String BREAK = "\n\n";
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？]|[.!?]\\s");
    private static final Pattern WORD_END = Pattern.compile("\\s");

    private Drafts() {}

    /** An article for each section; one that is too long for an article becomes several. */
    public static List<Library.NewArticle> ofFile(
            String file, Language language, List<String> intents, List<Section> sections) {
        List<Library.NewArticle> drafts = new ArrayList<>();
        for (Section section : sections) {
            List<String> bodies = bodies(section.paragraphs());
            for (int n = 0; n < bodies.size(); n++) {
                String part = bodies.size() == 1 ? "" : " (" + (n + 1) + "/" + bodies.size() + ")";
                drafts.add(ofSection(file, language, intents, title(section.heading()) + part, bodies.get(n)));
            }
        }
        return drafts;
    }

    /** As few as hold all paragraphs, each short enough for an article. */
    private static List<String> bodies(List<String> paragraphs) {
        List<String> bodies = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (String part : paragraphs.stream().flatMap(Drafts::parts).toList()) {
            if (!body.isEmpty() && body.length() + BREAK.length() + part.length() > LONGEST_BODY) {
                bodies.add(body.toString());
                body.setLength(0);
            }
            body.append(body.isEmpty() ? "" : BREAK).append(part);
        }
        bodies.add(body.toString());
        return bodies;
    }

    /** A paragraph that is too long for an article is cut behind a sentence, or else a word. */
    private static Stream<String> parts(String paragraph) {
        List<String> parts = new ArrayList<>();
        String rest = paragraph;
        while (rest.length() > LONGEST_BODY) {
            int end = lastEnd(rest);
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        parts.add(rest);
        return parts.stream();
    }

    private static int lastEnd(String text) {
        for (Pattern end : List.of(SENTENCE_END, WORD_END)) {
            int last = end.matcher(text)
                    .region(0, LONGEST_BODY)
                    .results()
                    .mapToInt(MatchResult::end)
                    .max()
                    .orElse(0);
            if (last > 0) {
                return last;
            }
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_BODY - 1)) ? LONGEST_BODY - 1 : LONGEST_BODY;
    }

    /** What names the customer in it is left out as far as a pattern can tell; the rest is for the review to see. */
    public static Library.NewArticle ofAnswer(
            String conversation, Language language, List<String> intents, String question, String answer) {
        String asked = impersonal(question);
        return new Library.NewArticle(
                id(asked),
                Origin.ANSWER,
                content(
                        intents,
                        "conversation " + conversation,
                        language,
                        new LocalText(title(asked), List.of(title(asked)), impersonal(answer))));
    }

    static String impersonal(String text) {
        return PERSONAL.matcher(text.strip()).replaceAll(LEFT_OUT);
    }

    private static Library.NewArticle ofSection(
            String file, Language language, List<String> intents, String heading, String body) {
        LocalText text = new LocalText(heading, List.of(), body.strip());
        return new Library.NewArticle(id(heading), Origin.IMPORT, content(intents, "file " + file, language, text));
    }

    private static ArticleContent content(List<String> intents, String from, Language language, LocalText text) {
        LocalText zh = language == Language.ZH ? text : null;
        LocalText en = language == Language.EN ? text : null;
        return new ArticleContent(intents, List.of(), false, null, null, null, null, from, zh, en);
    }

    private static String title(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line.isEmpty() ? LEFT_OUT : line;
    }

    /** The words of a Latin title, and something that no other id has. */
    private static String id(String title) {
        String words = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String start =
                words.length() > LONGEST_ID ? words.substring(0, LONGEST_ID).replaceAll("-$", "") : words;
        String own = UUID.randomUUID().toString().substring(0, 8);
        return (start.length() < 3 ? "draft" : start) + "-" + own;
    }
}
