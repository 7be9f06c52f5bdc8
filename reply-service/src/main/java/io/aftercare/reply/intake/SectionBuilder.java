package io.aftercare.reply.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Collects what a reader of a file meets, from top to bottom; a heading without text under it becomes no section. */
final class SectionBuilder {
    private static final int LONGEST_HEADING = 120;

    private final List<Section> sections = new ArrayList<>();
    private final List<String> paragraphs = new ArrayList<>();
    private String heading;

    SectionBuilder(String title) {
        this.heading = clean(title == null ? "" : title);
    }

    void heading(String text) {
        String clean = clean(text);
        if (clean.isEmpty()) {
            return;
        }
        end();
        heading = clean.length() > LONGEST_HEADING ? clean.substring(0, LONGEST_HEADING) : clean;
    }

    void paragraph(String text) {
        String clean = clean(text);
        if (!clean.isEmpty() && !clean.equals("-")) {
            paragraphs.add(clean);
        }
    }

    ReadDocument document(int hidden) {
        end();
        return new ReadDocument(sections, hidden);
    }

    private void end() {
        if (!paragraphs.isEmpty()) {
            String title = heading.isEmpty() ? beginning(paragraphs.getFirst()) : heading;
            sections.add(new Section(title, paragraphs));
            paragraphs.clear();
        }
    }

    private static String beginning(String paragraph) {
        String sentence = paragraph.split("[。！？.!?]", 2)[0].strip();
        return sentence.length() > 60 ? sentence.substring(0, 60) : sentence.isEmpty() ? paragraph : sentence;
    }

    /** Without characters that have no shape: zero-width ones and those that turn the direction of writing. */
    private static String clean(String text) {
        StringBuilder visible = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                visible.append(' ');
            } else if (type != Character.FORMAT
                    && type != Character.CONTROL
                    && type != Character.SURROGATE
                    && type != Character.PRIVATE_USE) {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString().replaceAll(" +", " ").strip();
    }
}
