package io.aftercare.inference;

import java.util.List;

/**
 * A {@link TextInput} as a model sees it.
 *
 * @param spans where the text's tokens stand; the first of them is the row's second token
 */
record TextRow(Tokens tokens, List<TokenSpan> spans) {
    /** Special tokens that stand before the text's first. */
    static final int OFFSET = 1;
}
