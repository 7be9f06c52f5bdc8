package io.aftercare.inference;

/** What may come next in one text, and who is told as it comes; used by one generation, in its thread. */
public interface Grammar {
    /** Whether a token may come next; asked only of tokens that would win. */
    boolean allows(int token);

    /** The token that was chosen, the end excepted. */
    void took(int token);

    /** The same rules at the same place, for a text that goes on in another way. */
    Grammar copy();
}
