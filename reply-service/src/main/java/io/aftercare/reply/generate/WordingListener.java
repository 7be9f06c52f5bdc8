package io.aftercare.reply.generate;

/** Hears a text piece by piece, once all of it is known to be good. */
public interface WordingListener {
    WordingListener NONE = piece -> {};

    /** A few characters more, already filled; together they are the text. */
    void wrote(String piece);

    /** Asked before each token is written; true once nobody listens any more. */
    default boolean gone() {
        return false;
    }
}
