package io.aftercare.inference;

/**
 * Where a row of a {@link TextModel} is cut.
 *
 * @param maxTokens of the whole row, special tokens included; the text's end is cut first
 * @param maxBeforeTokens of what was said before, of which the end is kept; it gets no more than the text leaves over
 */
public record TextLimits(int maxTokens, int maxBeforeTokens) {
    /** Begin, end, and one token between them. */
    private static final int LEAST = 3;

    public TextLimits {
        if (maxTokens < LEAST) {
            throw new IllegalArgumentException("maxTokens must be at least " + LEAST + ", but is " + maxTokens);
        }
        if (maxBeforeTokens < 0) {
            throw new IllegalArgumentException("maxBeforeTokens must not be negative, but is " + maxBeforeTokens);
        }
    }
}
