package io.aftercare.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link TextModel} gives for one text, by output name.
 *
 * @param rows outputs that have one row for each text; an output of one number has a row of length one
 * @param tokenRows outputs that have a row for each token: those of {@code tokens}, in their order
 * @param tokens the tokens of the text that the model read; neither special ones nor those of what was said before
 */
public record TextScores(Map<String, float[]> rows, Map<String, float[][]> tokenRows, List<TokenSpan> tokens) {
    /** To be filled. */
    static TextScores none(TextRow row) {
        return new TextScores(new LinkedHashMap<>(), new LinkedHashMap<>(), row.spans());
    }
}
