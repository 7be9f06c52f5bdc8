package io.aftercare.reply.generate;

/** Hears a text as it is written. */
public interface WordingListener {
    WordingListener NONE = piece -> {};

    /** A few characters more, already filled; together they are the text. */
    void wrote(String piece);

    /** Asked before each token; true once nobody listens any more. */
    default boolean gone() {
        return false;
    }
}
