package io.aftercare.reply.library;

/** A step that a version cannot take in its state. */
public class IllegalStep extends RuntimeException {
    IllegalStep(String step, ArticleVersion version) {
        this("Version " + version.version() + " of " + version.id() + " is "
                + version.state().code() + ", so it cannot " + step + ".");
    }

    IllegalStep(String reason) {
        super(reason);
    }
}
