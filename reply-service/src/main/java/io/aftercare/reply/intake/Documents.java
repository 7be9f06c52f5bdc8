package io.aftercare.reply.intake;

/** Reads files that people bring. */
public final class Documents {
    private static final int MOST_SECTIONS = 200;

    private Documents() {}

    /**
     * @param name of the file, whose ending tells kinds apart that look alike
     * @throws UnreadableDocument saying why it cannot become articles
     */
    public static ReadDocument read(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadableDocument(422, "document-empty", "The body is the file, and it is empty.");
        }
        ReadDocument document = DocumentKind.of(name, bytes).read(bytes);
        if (document.sections().isEmpty()) {
            throw new UnreadableDocument(
                    422, "document-empty", "No text that a reader sees was found: a scan has to be read out first.");
        }
        if (document.sections().size() > MOST_SECTIONS) {
            throw new UnreadableDocument(
                    413,
                    "document-too-large",
                    "The document has " + document.sections().size() + " sections; import at most " + MOST_SECTIONS
                            + " at once.");
        }
        return document;
    }
}
