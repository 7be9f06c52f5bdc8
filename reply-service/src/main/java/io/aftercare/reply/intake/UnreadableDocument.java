package io.aftercare.reply.intake;

/** A file that cannot become articles; {@code type} is stable, the message says what to do. */
public class UnreadableDocument extends RuntimeException {
    private final int status;
    private final String type;

    UnreadableDocument(int status, String type, String reason) {
        super(reason);
        this.status = status;
        this.type = type;
    }

    static UnreadableDocument damaged(String kind, Throwable cause) {
        UnreadableDocument damaged = new UnreadableDocument(
                422, "document-damaged", "The file is no whole " + kind + " document: save it again and repeat.");
        damaged.initCause(cause);
        return damaged;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }
}
