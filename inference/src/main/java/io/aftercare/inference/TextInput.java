package io.aftercare.inference;

import java.util.Objects;

/**
 * A text to be read, and what was said before it; empty where nothing was.
 *
 * @param before goes into the model's second segment, of which the end is kept
 */
public record TextInput(String text, String before) {
    public TextInput {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(before, "before");
    }

    public static TextInput of(String text) {
        return new TextInput(text, "");
    }

    /** The same situation with another text. */
    public TextInput withText(String other) {
        return new TextInput(other, before);
    }
}
