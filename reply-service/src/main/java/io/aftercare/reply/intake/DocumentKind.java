package io.aftercare.reply.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kinds of file that are read, told by their bytes first: a name can say anything. */
enum DocumentKind {
    MARKDOWN {
        @Override
        ReadDocument read(byte[] bytes) {
            return HtmlText.read(MarkdownText.toHtml(text(bytes)));
        }
    },
    HTML {
        @Override
        ReadDocument read(byte[] bytes) {
            return HtmlText.read(text(bytes));
        }
    },
    PDF {
        @Override
        ReadDocument read(byte[] bytes) {
            return PdfText.read(bytes);
        }
    },
    WORD {
        @Override
        ReadDocument read(byte[] bytes) {
            return WordText.read(bytes);
        }
    };

    abstract ReadDocument read(byte[] bytes);

    /** @throws UnreadableDocument 415 where it is none of these */
    static DocumentKind of(String name, byte[] bytes) {
        String extension = name.replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
        if (startsWith(bytes, "%PDF-")) {
            return PDF;
        }
        if (startsWith(bytes, "PK") && extension.equals("docx")) {
            return WORD;
        }
        if (isText(bytes)) {
            String start = new String(bytes, 0, Math.min(bytes.length, 500), StandardCharsets.UTF_8)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (extension.matches("html?|xhtml") || start.startsWith("<!doctype html") || start.startsWith("<html")) {
                return HTML;
            }
            if (extension.matches("md|markdown|txt")) {
                return MARKDOWN;
            }
        }
        throw new UnreadableDocument(
                415,
                "document-type-unsupported",
                "Read are Markdown (.md, .txt), HTML, PDF and Word (.docx), text in UTF-8; this is neither"
                        + (extension.equals("doc") ? ". Save the .doc as .docx." : "."));
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        return new String(bytes, 0, Math.min(bytes.length, magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(c -> c == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
